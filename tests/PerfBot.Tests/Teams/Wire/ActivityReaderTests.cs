using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PerfBot.Teams.Wire;

namespace PerfBot.Tests.Teams.Wire;

public sealed class ActivityReaderTests
{
    [Fact]
    public void A_message_is_read_with_all_that_PerfBot_needs()
    {
        var activity = Parsed(Recorded.Message);

        Assert.Equal(ActivityTypes.Message, activity.Type);
        Assert.Equal("1485983408511", activity.Id);
        Assert.Equal("Hello 你好", activity.Text);
        Assert.Equal("https://smba.trafficmanager.net/amer/", activity.ServiceUrl);
        Assert.Equal(new Account { Id = "29:1XJK", Name = "Megan Bowen", AadObjectId = "7faf8ab2-3d56-4244-b585-20c8a42ed2b8" }, activity.From);
        Assert.Equal("28:c9e8c047-2a74-40a2-b28a-b162d5f5327c", activity.Recipient?.Id);
        Assert.Equal("a:17I0kl", activity.Conversation?.Id);
        Assert.Equal("72f988bf-86f1-41af-91ab-2d7cd011db47", activity.TenantId);
        Assert.False(activity.TenantsDiffer);
        Assert.Equal("America/Los_Angeles", activity.TimeZone);
        Assert.Equal("en-US", activity.Locale);
        Assert.False(Assert.Single(activity.Attachments).IsFile);
        Assert.Equal(JsonValueKind.Undefined, activity.Value.ValueKind);
    }

    [Fact]
    public void An_installation_is_read_although_its_ids_are_no_guids()
    {
        var activity = Parsed(Recorded.Install);

        Assert.Equal(("installationUpdate", "add"), (activity.Type, activity.Action));
        Assert.Equal("00000000-0000-0000-0000-0000000000001", activity.TenantId);
        Assert.Equal("00000000-0000-0000-0000-0000000000020", activity.From?.AadObjectId);
        Assert.Null(activity.From?.Name);
        Assert.Null(activity.TimeZone);
    }

    [Fact]
    public void Members_who_came_are_read()
    {
        var activity = Parsed(Recorded.MembersAdded);

        Assert.Equal(["user-id-0", "00000000-0000-0000-0000-00000000000011"], activity.MembersAdded.Select(m => m.Id));
        Assert.Empty(activity.MembersRemoved);
    }

    [Fact]
    public void A_file_is_known_by_its_download_address()
    {
        var activity = Parsed("""
            {"type":"message","attachments":[{"contentType":"application/vnd.microsoft.teams.file.download.info","contentUrl":"https://contoso.sharepoint.com/goals.xlsx",
             "name":"goals.xlsx","content":{"downloadUrl":"https://contoso.sharepoint.com/download?x=1","uniqueId":"u","fileType":"xlsx"}}]}
            """);

        var file = Assert.Single(activity.Attachments);
        Assert.True(file.IsFile);
        Assert.Equal(("goals.xlsx", "https://contoso.sharepoint.com/download?x=1"), (file.Name, file.DownloadUrl));
    }

    [Theory]
    [InlineData("""{"type":"message","entities":null,"attachments":null,"membersAdded":null,"channelData":null,"from":null}""")]
    [InlineData("""{"type":"message","entities":[null,{"type":5,"text":{"a":[1]},"timezone":[]},{"@type":"Message","citation":[{}]}],"unknown":{"deep":[[{}]]}}""")]
    [InlineData("""{"type":"somethingNewer","value":"text","channelData":{"settings":7,"team":{"id":"x"}}}""")]
    public void What_is_unknown_or_null_is_passed_over(string json)
    {
        var activity = Parsed(json);

        Assert.NotNull(activity.Entities);
        Assert.NotNull(activity.Attachments);
        Assert.Null(activity.TimeZone);
        Assert.Equal("", activity.TextWithoutMention);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("{}")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"message","text":5}""")]
    [InlineData("""{"type":"message","from":"me"}""")]
    [InlineData("""{"type":"message" """)]
    [InlineData("""{"type":"message"} trailing""")]
    [InlineData("""{"type":"message","value":{"comment":"\ud83d"}}""")]
    [InlineData("""{"type":"message","value":{"\udc00":1}}""")]
    public void What_is_no_activity_is_malformed(string json) =>
        Assert.Equal(ReadOutcome.Malformed, ActivityReader.Parse(Encoding.UTF8.GetBytes(json)).Outcome);

    [Fact]
    public void Bytes_that_are_no_UTF8_are_malformed_even_inside_a_value() =>
        Assert.Equal(ReadOutcome.Malformed, ActivityReader.Parse([.. """{"type":"message","value":{"a":"""u8, (byte)'"', 0xC3, 0x28, (byte)'"', .. "}}"u8]).Outcome);

    [Fact]
    public void Nesting_without_end_is_malformed() =>
        Assert.Equal(ReadOutcome.Malformed, ActivityReader.Parse(Encoding.UTF8.GetBytes($$"""{"type":"message","value":{{new string('[', 50_000)}}}""")).Outcome);

    [Fact]
    public void An_escaped_emoji_is_read() =>
        Assert.Equal("😀", Parsed("""{"type":"message","text":"\ud83d\ude00"}""").Text);

    [Theory]
    [InlineData(true, 0, ReadOutcome.Parsed)]
    [InlineData(false, 0, ReadOutcome.Parsed)]
    [InlineData(true, 1, ReadOutcome.TooLarge)]
    [InlineData(false, 1, ReadOutcome.TooLarge)]
    public async Task The_limit_holds_with_and_without_a_stated_length(bool stated, int over, ReadOutcome expected)
    {
        var start = """{"type":"message","text":" """u8;
        var body = new byte[ActivityReader.MaxBytes + over];
        body.AsSpan().Fill((byte)'x');
        start.CopyTo(body);
        "\"}"u8.CopyTo(body.AsSpan(body.Length - 2));

        var read = await ActivityReader.ReadAsync(Request(body, stated), default);

        Assert.Equal(expected, read.Outcome);
        Assert.Equal(expected == ReadOutcome.Parsed ? 200 : 413, read.StatusCode);
    }

    [Theory]
    [InlineData(StatusCodes.Status413PayloadTooLarge, ReadOutcome.TooLarge)]
    [InlineData(StatusCodes.Status400BadRequest, ReadOutcome.Malformed)]
    public async Task What_the_server_refuses_while_reading_is_an_outcome_too(int status, ReadOutcome expected)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new RefusingStream(status);

        Assert.Equal(expected, (await ActivityReader.ReadAsync(request, default)).Outcome);
    }

    private static Activity Parsed(string json)
    {
        var read = ActivityReader.Parse(Encoding.UTF8.GetBytes(json));
        Assert.Equal(ReadOutcome.Parsed, read.Outcome);
        return read.Activity!;
    }

    private static HttpRequest Request(byte[] body, bool stated)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new MemoryStream(body);
        request.ContentLength = stated ? body.Length : null;
        return request;
    }

    private sealed class RefusingStream(int status) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new BadHttpRequestException("refused", status);
    }
}
