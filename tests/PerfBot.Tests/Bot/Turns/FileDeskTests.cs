using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Bot.Delivery;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Notices;
using PerfBot.Domain.Notices;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Turns;

/// <summary>A file in Teams: offered, agreed to, put where the channel says, and shown. Everything over HTTP.</summary>
public sealed class FileDeskTests : IAsyncLifetime
{
    private readonly Guid _notice = Guid.CreateVersion7();
    private TestBot _bot = null!;
    private ChatPerson _hr = null!;
    private ChatPerson _lin = null!;

    public async Task InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await Given.CastAsync(_bot.Services);
        _hr = _bot.Person(Given.WuAccount, "吴人事");
        _lin = _bot.Person(Given.LinAccount, "林小雨");
        await _hr.MeetAsync();
        await _lin.MeetAsync();
        _bot.Faults = request => request.Path.StartsWith("upload/", StringComparison.Ordinal) ? new(201)
            : request.Body.Contains("teams.card.file.consent", StringComparison.Ordinal) ? new(201, """{"id":"offer"}""")
            : request.Body.Contains("teams.card.file.info", StringComparison.Ordinal) ? new(201, """{"id":"given"}""")
            : null;
    }

    public Task DisposeAsync() => _bot.DisposeAsync().AsTask();

    [Fact]
    public async Task Who_agrees_gets_the_file_and_the_offer_goes_away()
    {
        var offer = await OfferAsync();
        Assert.Equal("application/vnd.microsoft.teams.card.file.consent", (string?)offer["contentType"]);
        Assert.EndsWith(".csv", (string?)offer["name"], StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, await AnswerAsync(_hr, offer, "accept"));

        var upload = Assert.Single(_bot.Connector.Requests, r => r.Path == "upload/1");
        Assert.Equal(("PUT", null, (int)offer["content"]!["sizeInBytes"]!), (upload.Method, upload.Bearer, Encoding.UTF8.GetByteCount(upload.Body) + Bom(upload.Body)));
        Assert.Contains("E4", upload.Body, StringComparison.Ordinal);
        var given = JsonNode.Parse(Assert.Single(_bot.Connector.Requests, r => r.Body.Contains("teams.card.file.info", StringComparison.Ordinal)).Body)!["attachments"]![0]!;
        Assert.Equal((UploadInfo["contentUrl"]!.ToString(), "u-1", "csv"), ((string?)given["contentUrl"], (string?)given["content"]!["uniqueId"], (string?)given["content"]!["fileType"]));
        Assert.Single(_bot.Connector.Requests, IsOfferTakenAway);
    }

    [Fact]
    public async Task Who_declines_gets_nothing_and_the_offer_goes_away()
    {
        var offer = await OfferAsync();

        Assert.Equal(HttpStatusCode.OK, await AnswerAsync(_hr, offer, "decline"));

        Assert.DoesNotContain(_bot.Connector.Requests, r => r.Path.StartsWith("upload/", StringComparison.Ordinal));
        Assert.Single(_bot.Connector.Requests, IsOfferTakenAway);
    }

    [Fact]
    public async Task An_offer_is_worth_nothing_to_somebody_else()
    {
        var offer = await OfferAsync();

        Assert.Equal(HttpStatusCode.BadGateway, await AnswerAsync(_lin, offer, "accept"));

        Assert.DoesNotContain(_bot.Connector.Requests, r => r.Path.StartsWith("upload/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_holds_no_files_gets_none_and_the_offer_stays()
    {
        var offer = await OfferAsync();

        Assert.Equal(HttpStatusCode.BadGateway, await AnswerAsync(_hr, offer, "accept", "https://files.example.com/upload/1"));

        Assert.DoesNotContain(_bot.Connector.Requests, r => r.Body.Contains("teams.card.file.info", StringComparison.Ordinal) || IsOfferTakenAway(r));
    }

    [Fact]
    public async Task Where_the_upload_fails_the_person_may_agree_again()
    {
        var offer = await OfferAsync();
        var usual = _bot.Faults!;
        _bot.Faults = request => request.Path.StartsWith("upload/", StringComparison.Ordinal) ? new(503) : usual(request);
        Assert.Equal(HttpStatusCode.BadGateway, await AnswerAsync(_hr, offer, "accept"));
        Assert.DoesNotContain(_bot.Connector.Requests, IsOfferTakenAway);
        _bot.Faults = usual;

        Assert.Equal(HttpStatusCode.OK, await AnswerAsync(_hr, offer, "accept"));

        Assert.Single(_bot.Connector.Requests, IsOfferTakenAway);
    }

    private JsonObject UploadInfo => new()
    {
        ["contentUrl"] = "https://contoso.sharepoint.com/notice.csv",
        ["name"] = "notice.csv",
        ["uploadUrl"] = _bot.Connector.ServiceUrl + "upload/1",
        ["uniqueId"] = "u-1",
        ["fileType"] = "csv",
    };

    private bool IsOfferTakenAway(ConnectorRequest request) => request.Method == "DELETE" && request.Path == $"v3/conversations/{Uri.EscapeDataString(_hr.Conversation)}/activities/offer";

    /// <summary>A byte order mark is there, but reading as text drops it.</summary>
    private static int Bom(string body) => body.StartsWith('\uFEFF') ? 0 : 3;

    /// <summary>HR sends a notice, wants its ledger as a file, and is offered it.</summary>
    private async Task<JsonNode> OfferAsync()
    {
        await AskAsync(new SaveNotice(_notice, 0, "放假安排", "国庆放假七天。"));
        var preview = (NoticePreviewCard)(await AskAsync(new AddressNotice(_notice, $"{AudienceKind.Everyone}")))!;
        await AskAsync(new ReleaseNotice(_notice, preview.Version));
        await AskAsync(new ExportNotice(_notice));
        var offer = await _bot.Connector.WaitForAsync(r => r.Body.Contains("teams.card.file.consent", StringComparison.Ordinal));
        return JsonNode.Parse(offer.Body)!["attachments"]![0]!;
    }

    private async Task<ICard?> AskAsync<T>(T request)
    {
        await using var scope = _bot.Services.CreateAsyncScope();
        var chart = await _bot.Services.GetRequiredService<Charts>().GetAsync(CancellationToken.None);
        var caller = new Caller.Human(chart.FindByChannelUser(Given.WuAccount)!, Language.Chinese);
        var reply = await scope.ServiceProvider.GetRequiredService<IHandle<T>>().HandleAsync(request, caller, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<ReviewDb>().SaveAsync(CancellationToken.None);
        _bot.Services.GetRequiredService<OutboxSignal>().Set();
        return reply.Card;
    }

    private async Task<HttpStatusCode> AnswerAsync(ChatPerson who, JsonNode offer, string action, string? uploadUrl = null)
    {
        var info = UploadInfo;
        info["uploadUrl"] = uploadUrl ?? (string?)info["uploadUrl"];
        var invoke = who.Activity("invoke");
        invoke["name"] = "fileConsent/invoke";
        invoke["replyToId"] = "offer";
        invoke["value"] = new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = action,
            ["context"] = offer["content"]![action == "accept" ? "acceptContext" : "declineContext"]!.DeepClone(),
            ["uploadInfo"] = action == "accept" ? info : null,
        };
        using var response = await _bot.PostAsync(invoke);
        return response.StatusCode;
    }
}
