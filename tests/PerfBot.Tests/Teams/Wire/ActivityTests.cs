using System.Text;
using PerfBot.Teams.Wire;

namespace PerfBot.Tests.Teams.Wire;

public sealed class ActivityTests
{
    [Fact]
    public void Only_the_mention_of_the_bot_is_taken_out_of_the_text() =>
        Assert.Equal("hi <at>Lin</at>", Parse(Recorded.GroupMessage).TextWithoutMention);

    [Fact]
    public void A_mention_that_somebody_typed_stays() =>
        Assert.Equal("<at>Bot</at> hi", Parse("""{"type":"message","text":" <at>Bot</at> hi ","recipient":{"id":"28:bot"}}""").TextWithoutMention);

    [Fact]
    public void The_time_zone_of_the_root_is_used_when_the_client_says_none() =>
        Assert.Equal("Asia/Shanghai", Parse(Recorded.GroupMessage).TimeZone);

    [Theory]
    [InlineData("""{"type":"message","conversation":{"tenantId":"A"}}""", "A", false)]
    [InlineData("""{"type":"message","channelData":{"tenant":{"id":"A"}}}""", "A", false)]
    [InlineData("""{"type":"message","channelData":{"tenant":{"id":"A"}},"conversation":{"tenantId":"a"}}""", "A", false)]
    [InlineData("""{"type":"message","channelData":{"tenant":{"id":"A"}},"conversation":{"tenantId":"B"}}""", "A", true)]
    [InlineData("""{"type":"message","channelData":{"tenant":{"id":""}},"conversation":{"tenantId":"B"}}""", "B", false)]
    [InlineData("""{"type":"message","channelData":{"tenant":null}}""", null, false)]
    public void The_tenant_is_taken_from_both_places_and_a_contradiction_shows(string json, string? tenant, bool differ)
    {
        var activity = Parse(json);

        Assert.Equal(tenant, activity.TenantId);
        Assert.Equal(differ, activity.TenantsDiffer);
    }

    [Fact]
    public void An_Execute_carries_its_verb_and_the_inputs_in_its_data()
    {
        Assert.True(Parse(Recorded.Execute).TryGetCardAction(out var action));

        Assert.Equal(("card", null, false, false), (action.Verb, action.Trigger, action.IsAutomatic, action.IsSubmit));
        Assert.Equal("ham,corn", action.Data.GetProperty("tops").GetString());
    }

    [Fact]
    public void A_Submit_carries_its_verb_inside_the_value()
    {
        Assert.True(Parse(Recorded.Submit).TryGetCardAction(out var action));

        Assert.Equal(("self-review.submit", true), (action.Verb, action.IsSubmit));
        Assert.Equal("42", action.Data.GetProperty("amount").GetString());
    }

    [Fact]
    public void A_refresh_by_the_client_is_automatic()
    {
        var json = """{"type":"invoke","name":"adaptiveCard/action","value":{"trigger":"automatic","action":{"verb":"x.refresh"}}}""";

        Assert.True(Parse(json).TryGetCardAction(out var action));
        Assert.True(action.IsAutomatic);
    }

    [Theory]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action"}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":"text"}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":[]}}""")]
    [InlineData("""{"type":"invoke","name":"task/fetch","value":{"action":{"verb":"x"}}}""")]
    [InlineData("""{"type":"message","text":"hi"}""")]
    [InlineData("""{"type":"message","value":"text"}""")]
    [InlineData("""{"type":"event","value":{"verb":"x"}}""")]
    public void What_is_no_press_of_a_button_has_no_action(string json) =>
        Assert.False(Parse(json).TryGetCardAction(out _));

    [Theory]
    [InlineData("""{"action":{}}""")]
    [InlineData("""{"action":{"verb":7,"data":"text"}}""")]
    [InlineData("""{"action":{"data":{"verb":{}}},"trigger":1}""")]
    public void An_action_in_a_foreign_shape_has_no_verb(string value)
    {
        Assert.True(Parse($$"""{"type":"invoke","name":"adaptiveCard/action","value":{{value}}}""").TryGetCardAction(out var action));

        Assert.Null(action.Verb);
        Assert.Null(action.Trigger);
    }

    [Fact]
    public void Nothing_that_people_wrote_gets_into_a_log_by_accident()
    {
        var activity = Parse(Recorded.Submit);
        Assert.True(activity.TryGetCardAction(out var action));

        Assert.DoesNotContain("my comment", $"{activity} {action}", StringComparison.Ordinal);
        Assert.DoesNotContain("secret", new OutgoingActivity { ConversationId = "a:1", Text = "secret", Summary = "secret" }.ToString(), StringComparison.Ordinal);
    }

    private static Activity Parse(string json) => ActivityReader.Parse(Encoding.UTF8.GetBytes(json)).Activity!;
}
