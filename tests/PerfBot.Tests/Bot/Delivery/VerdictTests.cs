using System.Net;
using System.Text;
using PerfBot.Bot.Delivery;
using PerfBot.Domain.Delivery;
using PerfBot.Teams.Connector;

namespace PerfBot.Tests.Bot.Delivery;

/// <summary>Microsoft's table of status codes, row by row.</summary>
public sealed class VerdictTests
{
    [Theory]
    [InlineData(400, "BadArgument", "End", "Failed")]
    [InlineData(401, "BotNotRegistered", "Stop", null)]
    [InlineData(403, "BotDisabledByAdmin", "End", "Blocked")]
    [InlineData(403, "BotNotInConversationRoster", "End", "Uninstalled")]
    [InlineData(403, "ConversationBlockedByUser", "End", "Blocked")]
    [InlineData(403, "MessageWritesBlocked", "End", "Blocked")]
    [InlineData(403, "ForbiddenOperationException", "End", "Uninstalled")]
    [InlineData(403, "InvalidBotApiHost", "MoveHost", null)]
    [InlineData(403, "NotEnoughPermissions", "End", "Failed")]
    [InlineData(404, "ActivityNotFoundInConversation", "End", "Failed")]
    [InlineData(404, "ConversationNotFound", "StartAnew", null)]
    [InlineData(412, "PreconditionFailed", "Retry", null)]
    [InlineData(413, "MessageSizeTooBig", "End", "Failed")]
    [InlineData(429, "Throttled", "Retry", null)]
    [InlineData(500, "ServiceError", "End", "Failed")]
    [InlineData(502, null, "Retry", null)]
    [InlineData(503, null, "Retry", null)]
    [InlineData(504, null, "Doubt", null)]
    public async Task A_refusal_is_acted_on_as_the_channel_wants_it(int status, string? code, string remedy, string? state)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        response.Content = new StringContent(code is null ? "" : $$$"""{"error":{"code":"{{{code}}}"}}""", Encoding.UTF8, "application/json");
        var e = await ConnectorError.ReadAsync(response, repeats: true, TimeProvider.System, CancellationToken.None);

        var verdict = Verdict.Of(e);

        Assert.Equal(remedy, verdict.Remedy.ToString());
        if (state is not null)
        {
            Assert.Equal(Enum.Parse<OutboxState>(state), verdict.State);
        }
    }
}
