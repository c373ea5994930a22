namespace PerfBot.Domain.Delivery;

/// <summary>A turn that was carried out, with its answer, so that a second delivery changes nothing and gets the first answer.</summary>
/// <remarks>Kept for a day: a channel gives up long before.</remarks>
public sealed class AnsweredTurn
{
    private AnsweredTurn(byte[] key, byte[] click, byte[] answer, DateTimeOffset at)
    {
        Key = key;
        Click = click;
        Answer = answer;
        At = at;
    }

    /// <summary>A hash of tenant, conversation and activity id: the same delivery.</summary>
    public byte[] Key { get; }

    /// <summary>A hash of person, card, verb and everything the card sent: the same click, though delivered under a new id.</summary>
    public byte[] Click { get; }

    /// <summary>The answer as it went over the wire, UTF-8 JSON; empty where the turn had none.</summary>
    public byte[] Answer { get; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Whether the answer reached the channel as far as we know; one that did not goes out with the next delivery.</summary>
    public bool IsSent { get; private set; } = true;

    /// <summary>Keeps an answer.</summary>
    public static AnsweredTurn Keep(byte[] key, byte[] click, byte[] answer, DateTimeOffset at) => new(key, click, answer, at);
}
