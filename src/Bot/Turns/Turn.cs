using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PerfBot.Teams.Wire;

namespace PerfBot.Bot.Turns;

/// <summary>One thing that somebody did on the channel, as the rest of the host needs it.</summary>
internal sealed record Turn
{
    /// <summary>The account on the channel that the channel vouches for.</summary>
    public required string ChannelUser { get; init; }

    /// <summary>The activity.</summary>
    public required Activity Activity { get; init; }

    /// <summary>A hash of tenant, conversation and activity id: the same delivery.</summary>
    public required byte[] Key { get; init; }

    /// <summary>A hash of account, card and everything the click sent: the same click, whatever id it is delivered under.</summary>
    public required byte[] Click { get; init; }

    /// <summary>The button's verb; null for text and files.</summary>
    public string? Verb { get; init; }

    /// <summary>What the button sent.</summary>
    public JsonElement Data { get; init; }

    /// <summary>Whether it is a message with files.</summary>
    public bool BringsFiles => Activity.Type == ActivityTypes.Message && Activity.Attachments.Any(a => a.IsFile);

    /// <summary>Whether the client asks by itself, because a card came into view: nothing may change then.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Whether it is gone through without anybody asking, and taken back: see <see cref="Hosting.WarmUp"/>.</summary>
    public bool IsRehearsal { get; init; }

    /// <summary>Reads an activity; null when it lacks what a turn needs.</summary>
    public static Turn? From(Activity activity)
    {
        if (activity is not { Id: { Length: > 0 } id, Conversation.Id: { Length: > 0 } conversation, From.Id: { Length: > 0 } from, ServiceUrl: not null })
        {
            return null;
        }

        // Teams always names the Entra account; other clients of the protocol may not.
        var user = activity.From.AadObjectId is { Length: > 0 } aad ? aad : from;
        var turn = new Turn
        {
            ChannelUser = user,
            Activity = activity,
            Key = Hash(activity.TenantId, conversation, id),
            Click = [],
        };
        if (!activity.TryGetCardAction(out var action))
        {
            return turn with { Click = turn.Key };
        }

        return turn with
        {
            Verb = action.Verb ?? "",
            Data = action.Data,
            IsAutomatic = action.IsAutomatic,
            Click = Hash(user, conversation, activity.ReplyToId, action.Verb, action.Data.ValueKind == JsonValueKind.Undefined ? "" : action.Data.GetRawText()),
        };
    }

    private static byte[] Hash(params ReadOnlySpan<string?> parts)
    {
        // 128 bits are plenty for a key that lives for a day.
        var text = string.Join('\u001f', parts);
        return SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];
    }
}

/// <summary>What a turn came to.</summary>
/// <param name="Card">The card as UTF-8 JSON; empty when there is nothing to say.</param>
/// <param name="Summary">What a phone's lock screen shows.</param>
/// <param name="Language">The language, as a BCP 47 tag.</param>
/// <param name="RepeatOf">The key of the turn that was answered like this before; null for a first answer.</param>
/// <param name="WakesOutbox">Whether there are messages to send.</param>
internal sealed record Answer(byte[] Card, string Summary, string Language, byte[]? RepeatOf = null, bool WakesOutbox = false)
{
    /// <summary>Nothing to say.</summary>
    public static readonly Answer Silence = new([], "", "en-US");
}
