using System.Text.Json;
using PerfBot.Bot.Delivery;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Kernel;
using PerfBot.Teams.Connector;
using PerfBot.Teams.Wire;

namespace PerfBot.Bot.Turns;

/// <summary>Hands over the files that were offered: makes the file anew for whoever agrees, puts it where the channel says, and takes the offer out of the chat.</summary>
internal sealed partial class FileDesk(
    IServiceScopeFactory scopes, Router router, Charts charts, FileUploads uploads, ConnectorClient connector, Pace pace, TimeProvider time, ILogger<FileDesk> log)
{
    // The channel waits for about 15 s.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(12);

    /// <summary>Answers the person's yes or no to an offer; false when it came to nothing and may be pressed again.</summary>
    public async Task<bool> AnswerAsync(Activity activity)
    {
        using var budget = new CancellationTokenSource(Budget, time);
        try
        {
            return await AnswerAsync(activity, budget.Token);
        }
        catch (RefusedException refused)
        {
            NotGiven(refused.Refusal.GetType().Name);
            return false;
        }
        catch (Exception e) when (e is ConnectorException or OperationCanceledException)
        {
            NotGiven(e.GetType().Name);
            return false;
        }
    }

    private async Task<bool> AnswerAsync(Activity activity, CancellationToken ct)
    {
        var user = activity.From?.AadObjectId is { Length: > 0 } account ? account : activity.From?.Id ?? "";
        if ((await charts.GetAsync(ct)).FindByChannelUser(user) is not { } person
            || activity is not { ServiceUrl: { } serviceUrl, Conversation: { Id: { } conversation, ConversationType: null or "personal" } })
        {
            return false;
        }

        if (FileConsent.TextOf(activity.Value, "action") == "accept")
        {
            var lang = Language.For(person.Language ?? activity.Locale);
            if (await FileAsync(activity.Value, new Caller.Human(person, lang), ct) is not { } file || !await GiveAsync(activity, file, lang, ct))
            {
                return false;
            }
        }

        if (activity.ReplyToId is { Length: > 0 } offer)
        {
            await TakeAwayAsync(serviceUrl, conversation, offer, ct); // so that nobody presses it again
        }

        return true;
    }

    /// <summary>The file as the person may have it now; what the offer says is looked up and authorised like any click.</summary>
    private async Task<OfferedFile?> FileAsync(JsonElement value, Caller caller, CancellationToken ct)
    {
        if (!value.TryGetProperty("context", out var context) || FileConsent.TextOf(context, "verb") is not { } verb
            || !context.TryGetProperty("request", out var request) || router.Find(verb) is not { OnlyShows: true } route)
        {
            return null;
        }

        await using var scope = scopes.CreateAsyncScope();
        return (await route.RunAsync(request, scope.ServiceProvider, caller, ct)).File;
    }

    private async Task<bool> GiveAsync(Activity activity, OfferedFile file, Language lang, CancellationToken ct)
    {
        if (!activity.Value.TryGetProperty("uploadInfo", out var info) || FileConsent.TextOf(info, "uploadUrl") is not { } url || !await uploads.PutAsync(url, file.Content, ct))
        {
            return false;
        }

        var envelope = new OutgoingActivity
        {
            ConversationId = activity.Conversation!.Id!,
            FromId = activity.Recipient?.Id,
            RecipientId = activity.From!.Id,
            Locale = lang.Tag,
        };
        pace.Charge(activity.TenantId ?? "", envelope.ConversationId);
        await connector.SendAsync(activity.ServiceUrl!, FileConsent.Given(envelope, file, info), ct);
        return true;
    }

    private async Task TakeAwayAsync(string serviceUrl, string conversation, string offer, CancellationToken ct)
    {
        try
        {
            await connector.DeleteAsync(serviceUrl, conversation, offer, ct);
        }
        catch (ConnectorException e)
        {
            NotGiven(e.Code ?? e.Status?.ToString() ?? ConnectorException.NoAnswer); // an old offer that stays does no harm
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file was not handed over, or its offer not taken away: {Reason}")]
    private partial void NotGiven(string reason);
}
