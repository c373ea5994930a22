using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Imports;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Features.Imports;
using PerfBot.Features.Kernel;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Imports;

/// <summary>HR sends files to the bot.</summary>
public sealed class ImportChatTests : IAsyncLifetime
{
    private const string Orders = "OrderID,CustomerID,EmployeeID,OrderDate\n1,A,2,2026-01-05 00:00:00.000\n2,B,3,2026-02-06 00:00:00.000\n";
    private const string Lines = "OrderID,UnitPrice,Quantity,Discount\n1,10,2,0\n2,5,1,0.1\n";

    private TestDb _test = null!;
    private Caller.Human _hr = null!;

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        await _test.ImportPeopleAsync("工号,姓名,部门,上级,角色\n1,甲,人事部,,HR\n2,乙,销售部,1,\n3,丙,客服部,2,\n4,丁,审计部,,审计\n5,戊,人事部,,HR\n");
        _hr = await _test.CallerAsync("1");
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData("4")]
    public async Task Managers_employees_and_auditors_cannot_import(string number)
    {
        var caller = await _test.CallerAsync(number);
        var file = _test.Files.Put("people.csv", "工号,姓名\n9,新人\n");

        var refused = await Assert.ThrowsAsync<RefusedException>(() => _test.AskAsync(new ReceiveFiles([file]), caller));

        Assert.Equal(new NotAllowed("data.import"), refused.Refusal);
        Assert.Equal(0, _test.Files.Reads);
    }

    [Fact]
    public async Task A_people_file_is_checked_shown_and_imported_when_confirmed()
    {
        var preview = await SendAsync<ImportPreviewCard>(("people.csv", "工号,姓名,部门,备注\n2,乙乙,销售部,x\n9,新人,市场部,y\n"));
        Assert.Equal([1, 1, 0, 1], preview.Counts.Select(c => c.Count));
        Assert.Contains(preview.Remarks, r => r.Zh.Contains("备注", StringComparison.Ordinal));
        Assert.Equal(5, (await _test.ChartAsync()).Count);

        var reply = await _test.AskAsync(preview.Confirm!, _hr);

        Assert.Equal([1, 1, 0, 1], Assert.IsType<ImportDoneCard>(reply.Card).Counts.Select(c => c.Count));
        Assert.Equal(6, (await _test.ChartAsync()).Count);
        Assert.Equal("乙乙", (await _test.ChartAsync()).People.Single(p => p.Number == "2").Name);
        Assert.Equal(_hr.Who.Id, (await _test.AuditAsync("people.imported"))[^1].Actor);
        var kept = Assert.IsType<ShowImported>(reply.Keep);
        Assert.Equal(reply.Card!.Render(Language.Chinese).Summary, (await _test.AskAsync(kept, _hr)).Card!.Render(Language.Chinese).Summary);
    }

    [Fact]
    public async Task Every_problem_is_listed_with_row_and_column_and_nothing_can_be_confirmed()
    {
        var preview = await SendAsync<ImportPreviewCard>(("people.csv", "工号,姓名,直属上级\n7,庚,99\n,辛,\n8,壬,\n"));

        Assert.Equal([(2, "直属上级"), (3, "工号")], preview.Problems.Select(p => (p.Row!.Value, p.Column!)));
        Assert.Null(preview.Confirm);
        var refused = await _test.AskAsync(new ConfirmImport($"{await OnlyUploadAsync()}", "people"), _hr);
        Assert.Equal(2, Assert.IsType<ImportPreviewCard>(refused.Card).Problems.Count);
        Assert.Equal(5, (await _test.ChartAsync()).Count);
    }

    [Fact]
    public async Task A_confirmation_is_judged_by_the_store_as_it_is_then()
    {
        var preview = await SendAsync<ImportPreviewCard>(("people.csv", "工号,姓名,邮箱\n9,新人,new@x.example\n"));
        await _test.ImportPeopleAsync("工号,姓名,邮箱\n8,别人,new@x.example\n");

        var reply = await _test.AskAsync(preview.Confirm!, _hr);

        Assert.Single(Assert.IsType<ImportPreviewCard>(reply.Card).Problems);
        Assert.DoesNotContain((await _test.ChartAsync()).People, p => p.Number == "9");
    }

    [Fact]
    public async Task Two_presses_import_once()
    {
        var preview = await SendAsync<ImportPreviewCard>(("people.csv", "工号,姓名\n9,新人\n"));
        await _test.AskAsync(preview.Confirm!, _hr);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => _test.AskAsync(preview.Confirm!, _hr));

        Assert.Equal(new UploadGone(), refused.Refusal);
        Assert.Equal(2, (await _test.AuditAsync("people.imported")).Count); // the company, and this one
    }

    [Fact]
    public async Task Two_presses_at_the_same_moment_import_once()
    {
        var preview = await SendAsync<ImportPreviewCard>(("people.csv", "工号,姓名\n2,乙乙\n"));

        var presses = Enumerable.Range(0, 2).Select(_ => Task.Run(() => _test.AskAsync(preview.Confirm!, _hr))).ToList();
        var failed = await Record.ExceptionAsync(() => Task.WhenAll(presses));

        // The other one finds no files, or conflicts when it saves: the turn then runs again and finds none.
        Assert.True(failed is RefusedException { Refusal: UploadGone } or DbUpdateException, $"{failed}");
        Assert.Equal(1, presses.Count(press => press.IsCompletedSuccessfully));
        Assert.Equal(2, (await _test.AuditAsync("people.imported")).Count);
    }

    [Fact]
    public async Task Files_of_somebody_else_are_not_found()
    {
        var preview = await SendAsync<ImportPreviewCard>(("people.csv", "工号,姓名\n9,新人\n"));
        var other = await _test.CallerAsync("5");
        Task[] attempts =
        [
            Assert.ThrowsAsync<RefusedException>(() => _test.AskAsync(preview.Confirm!, other)),
            Assert.ThrowsAsync<RefusedException>(() => _test.AskAsync(new PreviewImport(preview.Confirm!.Uploads, "people"), other)),
            Assert.ThrowsAsync<RefusedException>(() => _test.AskAsync(new PreviewImport($"{Guid.CreateVersion7()}", "people"), _hr)),
            Assert.ThrowsAsync<RefusedException>(() => _test.AskAsync(new PreviewImport("nonsense"), _hr)),
        ];

        await Task.WhenAll(attempts);
        Assert.DoesNotContain((await _test.ChartAsync()).People, p => p.Number == "9");
    }

    [Fact]
    public async Task Columns_that_are_not_recognised_are_asked_for()
    {
        var asked = await SendAsync<ColumnsCard>(("staff.csv", "Pers-Nr,Name,Position,Department,Chef\n9,New Person,Clerk,Sales,乙\n"));
        Assert.Equal(["Number"], asked.Needed.Select(n => n.Id));
        Assert.Contains("Manager", asked.Optional.Select(n => n.Id));

        var preview = await _test.AskAsync(Inputs(asked.Upload, ("column-Number", "0"), ("column-Manager", "4"), ("column-Email", "-1")), _hr);
        await _test.AskAsync(Assert.IsType<ImportPreviewCard>(preview.Card).Confirm!, _hr);

        var chart = await _test.ChartAsync();
        Assert.Equal("乙", chart.NameOf(chart.People.Single(p => p.Number == "9").Manager!.Value));
    }

    [Fact]
    public async Task Columns_of_a_card_that_was_tampered_with_are_refused()
    {
        var asked = await SendAsync<ColumnsCard>(("staff.csv", "Pers-Nr,Name,Position,Department\n9,New Person,Clerk,Sales\n"));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => _test.AskAsync(Inputs(asked.Upload, ("column-Number", "77")), _hr));

        Assert.Equal(new RequestUnreadable(), refused.Refusal);
    }

    [Fact]
    public async Task Files_of_a_mapping_may_come_in_two_messages()
    {
        var more = await SendAsync<MoreFilesCard>(("orders.csv", Orders));
        Assert.Equal(["OrderID, UnitPrice, Quantity, Discount"], more.Needed);

        var preview = await SendAsync<ImportPreviewCard>(("order-details.csv", Lines));
        await _test.AskAsync(preview.Confirm!, _hr);

        var revenue = await _test.ReadAsync(db => db.Readings.AsNoTracking().Where(r => r.Metric == "总订单金额").ToListAsync());
        Assert.Equal([4.5m, 20m], revenue.Select(r => r.Value).Order());
        Assert.Empty(await _test.ReadAsync(db => db.Uploads.Select(u => u.Id).ToListAsync()));
    }

    [Fact]
    public async Task Files_of_several_kinds_in_one_message_get_a_card_each()
    {
        var preview = await SendAsync<ImportPreviewCard>(
            ("orders.csv", Orders), ("order-details.csv", Lines), ("people.csv", "工号,姓名\n9,新人\n"), ("readings.csv", "工号,数据项,月份,数值\n2,订单数,2026-01,10\n"));

        Assert.Equal(["orders.csv", "order-details.csv"], preview.Files);
        var others = await _test.ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync());
        Assert.Equal(["import.preview", "import.preview"], others.Select(m => m.Verb));
        var files = new List<string>();
        foreach (var other in others)
        {
            var shown = JsonSerializer.Deserialize<PreviewImport>(other.Payload, Payload.Json)!;
            files.AddRange(Assert.IsType<ImportPreviewCard>((await _test.AskAsync(shown, _hr)).Card).Files);
        }

        Assert.Equal(["people.csv", "readings.csv"], files.Order());
    }

    [Fact]
    public async Task A_file_that_nobody_recognises_is_asked_about()
    {
        var asked = await SendAsync<WhatIsThisCard>(("stock.csv", "Item,Shelf\nBolt,7\n"));
        Assert.Contains("readings:northwind-orders", asked.Kinds.Select(k => k.Kind));

        var columns = await _test.AskAsync(new PreviewImport(asked.Uploads, "people"), _hr);
        Assert.Equal(["Number", "Name"], Assert.IsType<ColumnsCard>(columns.Card).Needed.Select(n => n.Id));
        var sheet = await _test.AskAsync(new PreviewImport(asked.Uploads, "readings"), _hr);
        Assert.Equal(4, Assert.IsType<ImportPreviewCard>(sheet.Card).Problems.Count);
        Assert.IsType<MoreFilesCard>((await _test.AskAsync(new PreviewImport(asked.Uploads, "readings:northwind-orders"), _hr)).Card);
        var unknown = await Assert.ThrowsAsync<RefusedException>(() => _test.AskAsync(new PreviewImport(asked.Uploads, "readings:none"), _hr));
        Assert.Equal(new MappingNotFound("none"), unknown.Refusal);
    }

    [Fact]
    public async Task One_file_that_cannot_be_taken_stops_the_message()
    {
        var good = _test.Files.Put("people.csv", "工号,姓名\n9,新人\n");
        var pdf = _test.Files.Put("people.pdf", "%PDF-1.7 …");

        var card = Assert.IsType<FileRefusedCard>((await _test.AskAsync(new ReceiveFiles([good, pdf]), _hr)).Card);
        Assert.Equal(("people.pdf", "people.csv"), (card.File, Assert.Single(card.Others)));
        var gone = Assert.IsType<FileRefusedCard>((await _test.AskAsync(new ReceiveFiles([new("late.csv", "https://files.example/none")]), _hr)).Card);
        Assert.Contains("send it again", gone.Why.En, StringComparison.Ordinal);
        Assert.Empty(await _test.ReadAsync(db => db.Uploads.ToListAsync()));
    }

    [Fact]
    public async Task A_mapping_that_is_sent_is_saved_and_used()
    {
        var json = ShippedMappings.Json("servicenow-incidents")!.Replace("\"servicenow-incidents\"", "\"our-tickets\"", StringComparison.Ordinal)
            .Replace("\"assigned_to\"", "\"处理人\"", StringComparison.Ordinal);
        await SendAsync<ImportDoneCard>(("mapping.json", json));

        var preview = await SendAsync<ImportPreviewCard>(("tickets.csv", "number,处理人,made_sla,opened_at,resolved_at\n1,乙,TRUE,02-01-2026 09:00,02-01-2026 10:00\n"));

        Assert.Equal("readings:our-tickets", preview.Confirm!.Kind);
        Assert.Equal(_hr.Who.Id, (await _test.ReadAsync(db => db.SavedMappings.SingleAsync())).SavedBy);
        Assert.Single(await _test.AuditAsync("mapping.saved"));
        var broken = await SendAsync<FileRefusedCard>(("mapping.json", json.Replace("\"Count\"", "\"Many\"", StringComparison.Ordinal)));
        Assert.Contains("$.metrics[0].aggregate", broken.Why.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mapping_and_its_file_may_come_together()
    {
        var json = ShippedMappings.Json("servicenow-incidents")!.Replace("\"servicenow-incidents\"", "\"our-tickets\"", StringComparison.Ordinal)
            .Replace("\"assigned_to\"", "\"处理人\"", StringComparison.Ordinal);

        var preview = await SendAsync<ImportPreviewCard>(
            ("mapping.json", json), ("tickets.csv", "number,处理人,made_sla,opened_at,resolved_at\n1,乙,TRUE,02-01-2026 09:00,02-01-2026 10:00\n"));

        Assert.IsType<ImportDoneCard>((await _test.AskAsync(preview.Confirm!, _hr)).Card);
    }

    [Fact]
    public async Task Files_older_than_a_day_are_not_used()
    {
        Guid id = default;
        await _test.InAsync((db, _) =>
        {
            var upload = Upload.Keep(_hr.Who.Id, "people.csv", "工号,姓名\n9,新人\n"u8.ToArray(), TimeProvider.System.GetUtcNow().AddDays(-1).AddMinutes(-1));
            db.Uploads.Add(upload);
            id = upload.Id;
            return Task.CompletedTask;
        });

        var refused = await Assert.ThrowsAsync<RefusedException>(() => _test.AskAsync(new ConfirmImport($"{id}", "people"), _hr));

        Assert.Equal(new UploadGone(), refused.Refusal);
    }

    private async Task<TCard> SendAsync<TCard>(params (string Name, string Text)[] files)
    {
        var reply = await _test.AskAsync(new ReceiveFiles([.. files.Select(file => _test.Files.Put(file.Name, file.Text))]), _hr);
        foreach (var lang in Language.All)
        {
            Assert.NotEmpty(AdaptiveCardWriter.Write(reply.Card!.Render(lang), lang));
        }

        return Assert.IsType<TCard>(reply.Card);
    }

    private Task<Guid> OnlyUploadAsync() => _test.ReadAsync(db => db.Uploads.Select(u => u.Id).SingleAsync());

    private static ChooseColumns Inputs(Guid upload, params (string Id, string Value)[] inputs) => new(upload)
    {
        Inputs = inputs.ToDictionary(input => input.Id, input => JsonSerializer.SerializeToElement(input.Value)),
    };
}
