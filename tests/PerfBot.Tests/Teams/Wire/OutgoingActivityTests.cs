using System.Buffers;
using System.Text;
using System.Text.Json;
using PerfBot.Teams.Wire;

namespace PerfBot.Tests.Teams.Wire;

public sealed class OutgoingActivityTests
{
    [Fact]
    public void A_card_is_written_as_Teams_wants_it_and_its_own_bytes_untouched() => Assert.Equal(
        """
        {"type":"message","from":{"id":"28:bot"},"recipient":{"id":"29:lin"},"conversation":{"id":"a:1"},"replyToId":"177","locale":"zh-CN","summary":"自评 <5月12日> & \uD83D\uDE00",
        "channelData":{"notification":{"alert":true}},"attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{ "type":"AdaptiveCard", "text":"你好" }}]}
        """.ReplaceLineEndings(""),
        Write(new()
        {
            FromId = "28:bot",
            RecipientId = "29:lin",
            ConversationId = "a:1",
            ReplyToId = "177",
            Locale = "zh-CN",
            Summary = "自评 <5月12日> & 😀",
            Alert = true,
            Card = Encoding.UTF8.GetBytes("""{ "type":"AdaptiveCard", "text":"你好" }"""),
        }));

    [Fact]
    public void What_is_null_is_left_out() =>
        Assert.Equal("""{"type":"message","conversation":{"id":"a:1"},"text":"Done"}""", Write(new() { ConversationId = "a:1", Text = "Done" }));

    [Fact]
    public void A_message_is_one_card_or_one_text()
    {
        Assert.Throws<InvalidOperationException>(() => new OutgoingActivity { ConversationId = "a:1" }.ToUtf8());
        Assert.Throws<InvalidOperationException>(() => new OutgoingActivity { ConversationId = "a:1", Text = "x", Summary = "x", Card = "{}"u8.ToArray() }.ToUtf8());
        Assert.Throws<InvalidOperationException>(() => new OutgoingActivity { ConversationId = "a:1", Summary = " ", Card = "{}"u8.ToArray() }.ToUtf8());
    }

    [Fact]
    public void An_invoke_is_answered_with_a_card_that_is_an_object()
    {
        var body = new ArrayBufferWriter<byte>();
        InvokeBody.WriteCard(body, """{"type":"AdaptiveCard","version":"1.5"}"""u8);
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","version":"1.5"}}""", Encoding.UTF8.GetString(body.WrittenSpan));
        Assert.Equal(body.WrittenCount, InvokeBody.LengthOfCard("""{"type":"AdaptiveCard","version":"1.5"}"""u8));
    }

    [Fact]
    public void An_invoke_is_answered_with_a_text() => Assert.Equal(
        """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"已保存 \"1\""}""",
        Encoding.UTF8.GetString(InvokeBody.OfMessage("已保存 \"1\"")));

    [Fact]
    public void An_invoke_is_answered_with_an_error() => Assert.Equal(
        """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"No."}}""",
        Encoding.UTF8.GetString(InvokeBody.OfError(400, "BadRequest", "No.")));

    [Fact]
    public void An_error_never_says_that_all_is_well() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => InvokeBody.OfError(200, "Ok", ""));

    private static string Write(OutgoingActivity activity)
    {
        var utf8 = activity.ToUtf8();
        using var parsed = JsonDocument.Parse(utf8);
        return Encoding.UTF8.GetString(utf8);
    }
}
