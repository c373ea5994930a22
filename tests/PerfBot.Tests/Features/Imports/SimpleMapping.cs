using System.Text;
using PerfBot.Features.Imports;

namespace PerfBot.Tests.Features.Imports;

/// <summary>A mapping of one table with one metric, for tests of one thing at a time.</summary>
internal static class SimpleMapping
{
    public const string OneRow = "who,on,until,v,nothing,nothing_on\nA,2026-01-01 08:00:00,2026-01-02 09:30:00,7,?,\n";

    /// <summary>One table <c>rows</c>, with one metric.</summary>
    public static string Of(string metric) => """
        { "name": "simple", "unknown": [ "?" ], "tables": [ { "alias": "rows", "columns": [
          { "name": "who" }, { "name": "on", "type": "Date", "formats": [ "yyyy-MM-dd" ] }, { "name": "until", "type": "Date", "formats": [ "yyyy-MM-dd" ] },
          { "name": "v", "type": "Number" }, { "name": "nothing", "type": "Number" }, { "name": "nothing_on", "type": "Date", "formats": [ "yyyy-MM-dd" ] } ] } ],
          "person": { "column": "who", "by": "Name" }, "period": "on", "metrics": [
        """ + metric + "] }";

    public static string Numbers(string style) =>
        Of("""{ "name": "m", "aggregate": "Sum", "of": "v" }""").Replace("\"name\": \"v\"", $"\"name\": \"v\", \"numbers\": \"{style}\"", StringComparison.Ordinal);

    public static ReadingsDraft Run(string mapping, string rows) => ReadingsRun.Run(ReadingMapping.Parse(mapping), [Padded(TableOf("rows.csv", rows))]);

    public static Table TableOf(string name, string text) =>
        TableFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), name).GetAwaiter().GetResult();

    /// <summary>With all columns of the mapping, so that a test writes only those it is about; the others are blank.</summary>
    public static Table Padded(Table table) =>
        table with { Columns = [.. table.Columns, .. new[] { "who", "on", "until", "v", "nothing", "nothing_on" }.Except(table.Columns)] };
}
