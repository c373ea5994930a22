using System.Text.Json;
using System.Text.Json.Nodes;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Imports;

namespace PerfBot.Tests.Features.Imports;

public sealed class MappingTests
{
    /// <summary>A small mapping that each test breaks in one place.</summary>
    internal const string Sales = """
        {
          "name": "sales",
          "unknown": [ "?" ],
          "tables": [
            { "alias": "orders", "columns": [ { "name": "id" }, { "name": "who" }, { "name": "customer" }, { "name": "on", "type": "Date", "formats": [ "yyyy-MM-dd", "dd.MM.yyyy HH:mm" ] } ] },
            { "alias": "lines", "columns": [ { "name": "id" }, { "name": "price", "type": "Number" }, { "name": "count", "type": "Number" } ] }
          ],
          "joins": [ { "table": "lines", "on": [ { "left": "orders.id", "right": "id" } ] } ],
          "derived": [ { "name": "amount", "of": "price * count" }, { "name": "since", "first": "on", "per": [ "customer" ] } ],
          "where": "customer <> 'test'",
          "person": { "column": "who", "by": "Name" },
          "period": "on",
          "metrics": [
            { "name": "revenue", "en": "Revenue", "zh": "销售额", "aggregate": "Sum", "of": "amount", "unit": "CNY" },
            { "name": "orders", "aggregate": "Distinct", "of": "orders.id" }
          ],
          "computed": [ { "name": "mean", "of": "revenue / orders", "decimals": 2 } ]
        }
        """;

    [Fact]
    public void Every_shipped_mapping_is_sound()
    {
        Assert.Equal(["northwind-orders", "servicenow-incidents"], ShippedMappings.Names);
        Assert.All(ShippedMappings.Names, name => Assert.Equal(name, ShippedMappings.Find(name)!.Name));
        Assert.Null(ShippedMappings.Find("nothing"));
    }

    [Fact]
    public void A_mapping_is_read_with_its_defaults()
    {
        var mapping = ReadingMapping.Parse(Sales);

        Assert.Equal(("CNY", 10, OverPeriods.Sum), (mapping.Metrics[0].Unit, mapping.Metrics[0].Decimals, mapping.Metrics[0].OverOrDefault));
        Assert.Equal(("", null, 2), (mapping.Metrics[1].Unit, mapping.Metrics[1].En, mapping.Computed[0].Decimals));
        Assert.True(mapping.Joins[0].MustMatch);
        Assert.Equal(ColumnType.Text, mapping.Tables[0].Columns[0].Type);
    }

    public static TheoryData<string, string, Refusal> Broken => new()
    {
        { "$.nam", "1", new MappingPropertyUnknown("$.nam") },
        { "$.metrics[1].agregate", "\"Sum\"", new MappingPropertyUnknown("$.metrics[1].agregate") },
        { "$.period", "", new MappingPropertyMissing("$.period") },
        { "$.metrics[0].aggregate", "", new MappingPropertyMissing("$.metrics[0].aggregate") },
        { "$.person.by", "", new MappingPropertyMissing("$.person.by") },
        { "$.metrics[0].aggregate", "\"Median\"", new MappingValueWrong("$.metrics[0].aggregate") },
        { "$.metrics[0].aggregate", "1", new MappingValueWrong("$.metrics[0].aggregate") },
        { "$.tables[0].columns[1].name", "5", new MappingValueWrong("$.tables[0].columns[1].name") },
        { "$.tables[1]", "null", new MappingValueWrong("$.tables[1]") },
        { "$.period", "null", new MappingValueWrong("$.period") },
        { "$.tables", "[]", new MappingValueWrong("$.tables") },
        { "$.metrics", "[]", new MappingValueWrong("$.metrics") },
        { "$.joins[0].on", "[]", new MappingValueWrong("$.joins[0].on") },
        { "$.metrics[0].decimals", "11", new MappingValueWrong("$.metrics[0].decimals") },
        { "$.metrics[0].name", "\"a[b]\"", new MappingValueWrong("$.metrics[0].name") },
        { "$.tables[1].columns[1].numbers", "\"1 234\"", new MappingValueWrong("$.tables[1].columns[1].numbers") },
        { "$.tables[1].alias", "\"Orders\"", new MappingNameTwice("$.tables[1].alias", "Orders") },
        { "$.metrics[1].name", "\"revenue\"", new MappingNameTwice("$.metrics[1].name", "revenue") },
        { "$.computed[0].name", "\"orders\"", new MappingNameTwice("$.computed[0].name", "orders") },
        { "$.derived[0].name", "\"PRICE\"", new MappingNameTwice("$.derived[0].name", "PRICE") },
        { "$.joins[0].table", "\"orders\"", new MappingNameTwice("$.joins[0].table", "orders") },
        { "$.joins[0].table", "\"line\"", new MappingNameUnknown("$.joins[0].table", "line") },
        { "$.joins[0].on[0].right", "\"order\"", new MappingNameUnknown("$.joins[0].on[0].right", "order") },
        { "$.tables[0].lastRowPer", "[\"no\"]", new MappingNameUnknown("$.tables[0].lastRowPer[0]", "no") },
        { "$.joins", "[]", new MappingTableNotJoined("$.tables[1]", "lines") },
        { "$.derived[0].of", "", new MappingPropertyMissing("$.derived[0].of") },
        { "$.derived[0].first", "\"on\"", new MappingPropertyOutOfPlace("$.derived[0].first") },
        { "$.derived[0].per", "[\"who\"]", new MappingPropertyOutOfPlace("$.derived[0].per") },
        { "$.derived[1].per", "", new MappingPropertyMissing("$.derived[1].per") },
        { "$.metrics[0].of", "", new MappingPropertyMissing("$.metrics[0].of") },
        { "$.tables[0].columns[3].formats", "", new MappingPropertyMissing("$.tables[0].columns[3].formats") },
        { "$.tables[0].columns[0].formats", "[\"yyyy\"]", new MappingPropertyOutOfPlace("$.tables[0].columns[0].formats") },
        { "$.tables[0].columns[3].formats[1]", "\"yyyy-mm-dd\"", new MappingFormatUnusable("$.tables[0].columns[3].formats[1]", "yyyy-mm-dd") },
        { "$.tables[0].columns[3].formats[1]", "\"MM-dd HH:mm\"", new MappingFormatUnusable("$.tables[0].columns[3].formats[1]", "MM-dd HH:mm") },
        { "$.tables[0].columns[3].formats[1]", "\"yyyy-MM-dd hh:mm\"", new MappingFormatUnusable("$.tables[0].columns[3].formats[1]", "yyyy-MM-dd hh:mm") },
        { "$.tables[0].columns[3].formats[1]", "\"yyyy-MM-ddTHH:mmzzz\"", new MappingFormatUnusable("$.tables[0].columns[3].formats[1]", "yyyy-MM-ddTHH:mmzzz") },
        { "$.tables[0].columns[3].formats[1]", "\"d\"", new MappingFormatUnusable("$.tables[0].columns[3].formats[1]", "d") },
        { "$.where", "\"customer = \"", new ExpressionSyntax("$.where", 12) },
        { "$.where", "\"customer\"", new ExpressionTypeWrong("$.where", 1, "Truth", "Text") },
        { "$.where", "\"customer = 'test\"", new ExpressionSyntax("$.where", 17) },
        { "$.where", "\"price > 1 and who\"", new ExpressionTypeWrong("$.where", 15, "Truth", "Text") },
        { "$.where", "\"who < 'x'\"", new ExpressionTypeWrong("$.where", 1, "Number", "Text") },
        { "$.where", "\"price = 'x'\"", new ExpressionTypeWrong("$.where", 9, "Number", "Text") },
        { "$.period", "\"price\"", new ExpressionTypeWrong("$.period", 1, "Date", "Number") },
        { "$.person.column", "\"on\"", new ExpressionTypeWrong("$.person.column", 1, "Text", "Date") },
        { "$.person.column", "\"whom\"", new ExpressionNameUnknown("$.person.column", 1, "whom") },
        { "$.metrics[1].of", "\"id\"", new ExpressionNameAmbiguous("$.metrics[1].of", 1, "id") },
        { "$.metrics[1].of", "\"order.id\"", new ExpressionNameUnknown("$.metrics[1].of", 1, "order.id") },
        { "$.metrics[0].of", "\"customer\"", new ExpressionTypeWrong("$.metrics[0].of", 1, "Number", "Text") },
        { "$.metrics[0].of", "\"1 + days(on)\"", new ExpressionFunctionUnknown("$.metrics[0].of", 5, "days") },
        { "$.metrics[0].of", "\"hours(on)\"", new ExpressionArguments("$.metrics[0].of", 1, "hours", 2, 1) },
        { "$.metrics[0].of", "\"hours(on, price)\"", new ExpressionTypeWrong("$.metrics[0].of", 11, "Date", "Number") },
        { "$.metrics[0].of", "\"price ! 2\"", new ExpressionSyntax("$.metrics[0].of", 7) },
        { "$.metrics[0].of", "\"1.2.3\"", new ExpressionSyntax("$.metrics[0].of", 1) },
        { "$.metrics[0].of", "\"price 2\"", new ExpressionSyntax("$.metrics[0].of", 7) },
        { "$.computed[0].of", "\"revenue / price\"", new ExpressionNameUnknown("$.computed[0].of", 11, "price") },
        { "$.derived[1].first", "\"who\"", new ExpressionTypeWrong("$.derived[1].first", 1, "Date", "Text") },
        { "$.joins[0].on[0].left", "\"on\"", new ExpressionTypeWrong("$.joins[0].on[0].left", 1, "Text", "Date") },
        { "$.joins[0].on[0].left", "\"price\"", new ExpressionNameUnknown("$.joins[0].on[0].left", 1, "price") }, // not joined yet
    };

    [Theory, MemberData(nameof(Broken))]
    public void What_is_wrong_is_refused_with_its_path(string path, string value, Refusal expected) =>
        Assert.Equal(expected, Assert.Throws<RefusedException>(() => ReadingMapping.Parse(With(path, value))).Refusal);

    [Fact]
    public void What_is_no_json_is_refused_with_its_line() =>
        Assert.Equal(new MappingNotJson(2, 21), Assert.Throws<RefusedException>(() => ReadingMapping.Parse("{ \"name\": \"x\",\n  \"zh\": \"订单\", \"en\": oops }")).Refusal);

    [Fact]
    public void A_property_written_twice_is_refused() =>
        Assert.Equal(new MappingNameTwice("$.name", "name"), Assert.Throws<RefusedException>(() => ReadingMapping.Parse("{ \"name\": \"x\", \"name\": \"y\" }")).Refusal);

    [Fact]
    public void A_hostile_expression_is_refused_before_it_costs_anything()
    {
        var refused = Assert.Throws<RefusedException>(() => ReadingMapping.Parse(With("$.where", JsonSerializer.Serialize(new string('(', 65)))));
        Assert.Equal(new ExpressionTooDeep("$.where", 65, 64), refused.Refusal);

        refused = Assert.Throws<RefusedException>(() => ReadingMapping.Parse(With("$.where", JsonSerializer.Serialize(new string('1', 1001)))));
        Assert.Equal(new ExpressionTooLong("$.where", 1000, 1001), refused.Refusal);

        refused = Assert.Throws<RefusedException>(() => ReadingMapping.Parse(new string(' ', 200_001)));
        Assert.Equal(new MappingTooLarge(200_000, 200_001), refused.Refusal);
    }

    /// <summary><see cref="Sales"/> with another value at <paramref name="path"/>; an empty one takes the property out.</summary>
    internal static string With(string path, string value)
    {
        var root = JsonNode.Parse(Sales)!;
        var steps = path.Split('.', '[').Skip(1).Select(step => step.TrimEnd(']')).ToList();
        var parent = steps[..^1].Aggregate(root, (node, step) => node is JsonArray array ? array[int.Parse(step, null)]! : node[step]!);
        var last = steps[^1];
        if (parent is JsonArray items)
        {
            items[int.Parse(last, null)] = JsonNode.Parse(value);
        }
        else if (value.Length == 0)
        {
            parent.AsObject().Remove(last);
        }
        else
        {
            parent[last] = JsonNode.Parse(value);
        }

        return root.ToJsonString();
    }
}
