using PerfBot.Domain.Notices;
using PerfBot.Domain.People;

namespace PerfBot.Domain.Delivery;

/// <summary>
/// A card on its way to a person, written in the transaction that caused it. It holds what to show, never the rendered
/// card: the card is made when it is sent, from the present state and in the reader's language.
/// </summary>
/// <remarks>
/// One node holds it at a time, by a lease. The attempt is on record before the request goes out, so that after a crash it is
/// known which messages may have arrived.
/// </remarks>
public sealed class OutboxMessage
{
    /// <summary>The longest verb, in UTF-16 code units.</summary>
    public const int VerbMaxLength = 64;

    /// <summary>The longest key, in UTF-16 code units.</summary>
    public const int KeyMaxLength = 100;

    /// <summary>The longest error code, in UTF-16 code units.</summary>
    public const int ErrorMaxLength = 200;

    /// <summary>The longest name of a holder, in UTF-16 code units.</summary>
    public const int HolderMaxLength = 40;

    private OutboxMessage(EmployeeId recipient, OutboxKind kind, string verb, string payload, string key, int priority, DateTimeOffset notBefore)
    {
        Recipient = recipient;
        Kind = kind;
        Verb = verb;
        Payload = payload;
        Key = key;
        Priority = priority;
        NotBefore = notBefore;
    }

    /// <summary>The id, given by the store when it is saved: it rises in the order in which messages were made, so that two of one turn never change places. 0 before.</summary>
    public long Id { get; private set; }

    /// <summary>Who gets it.</summary>
    public EmployeeId Recipient { get; }

    /// <summary>What it is.</summary>
    public OutboxKind Kind { get; }

    /// <summary>The request that shows the card, run as the recipient when it is sent.</summary>
    public string Verb { get; }

    /// <summary>That request's payload as JSON.</summary>
    public string Payload { get; }

    /// <summary>What the card is about, for one person: a later update with this key replaces the card in place.</summary>
    public string Key { get; }

    /// <summary>Who goes first; see <see cref="OutboxPriority"/>.</summary>
    public int Priority { get; }

    /// <summary>The notice in whose ledger it stands; null for anything else.</summary>
    public NoticeId? Notice { get; private set; }

    /// <summary>The revision of the notice that this person's card shows or will show; 0 for anything else.</summary>
    public int Revision { get; private set; }

    /// <summary>The conversation of the card to replace, where the key is not how to find it; then that of the sent message.</summary>
    public string? ConversationId { get; private set; }

    /// <summary>The id of the sent message, or of the card to replace.</summary>
    public string? ActivityId { get; private set; }

    /// <summary>Not sent before this instant.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>Where it stands.</summary>
    public OutboxState State { get; private set; }

    /// <summary>How often a request went out for it.</summary>
    public int Attempts { get; private set; }

    /// <summary>How often it was unknown whether the channel had taken it.</summary>
    public int Doubts { get; private set; }

    /// <summary>Whether a request has gone out whose outcome is not on record.</summary>
    public bool IsOut { get; private set; }

    /// <summary>Until when its holder has it; null when nobody does.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>Who has it: a name that is given once for each grasp.</summary>
    public string? Holder { get; private set; }

    /// <summary>What went wrong last, as a code; never content.</summary>
    public string? LastError { get; private set; }

    /// <summary>Whether it replaces a card already in the chat instead of adding one.</summary>
    public bool IsUpdate => Kind == OutboxKind.Update;

    /// <summary>Whether it is sent once more when it is unknown whether it arrived.</summary>
    public bool MayRepeat => Kind is OutboxKind.Card or OutboxKind.Update;

    /// <summary>A new card for <paramref name="recipient"/>.</summary>
    public static OutboxMessage Card(EmployeeId recipient, string verb, string payload, string key, DateTimeOffset now) =>
        new(recipient, OutboxKind.Card, verb, payload, key, OutboxPriority.Card, now);

    /// <summary>The card last sent under <paramref name="key"/> is to show the present state.</summary>
    public static OutboxMessage Update(EmployeeId recipient, string verb, string payload, string key, DateTimeOffset now) =>
        new(recipient, OutboxKind.Update, verb, payload, key, OutboxPriority.Update, now);

    /// <summary>A certain card in the chat is to show the present state.</summary>
    public static OutboxMessage UpdateOf(EmployeeId recipient, string verb, string payload, string key, string conversationId, string activityId, DateTimeOffset now) =>
        new(recipient, OutboxKind.Update, verb, payload, key, OutboxPriority.Update, now) { ConversationId = conversationId, ActivityId = activityId };

    /// <summary>A reminder, which never comes twice.</summary>
    public static OutboxMessage Reminder(EmployeeId recipient, string verb, string payload, string key, DateTimeOffset now) =>
        new(recipient, OutboxKind.Reminder, verb, payload, key, OutboxPriority.Mass, now);

    /// <summary>An offer of a file, which the person may take or leave.</summary>
    public static OutboxMessage File(EmployeeId recipient, string verb, string payload, string key, DateTimeOffset now) =>
        new(recipient, OutboxKind.File, verb, payload, key, OutboxPriority.Card, now);

    /// <summary>One person's line in the ledger of a notice, to be sent from <paramref name="notBefore"/> on.</summary>
    public static OutboxMessage OfNotice(EmployeeId recipient, NoticeId notice, int revision, string verb, string payload, string key, DateTimeOffset notBefore) =>
        new(recipient, OutboxKind.Notice, verb, payload, key, OutboxPriority.Mass, notBefore) { Notice = notice, Revision = revision };

    /// <summary>Replaces one person's card of a notice, after people who still wait for theirs.</summary>
    public static OutboxMessage UpdateOfNotice(EmployeeId recipient, string verb, string payload, string key, string conversationId, string activityId, DateTimeOffset now) =>
        new(recipient, OutboxKind.Update, verb, payload, key, OutboxPriority.Mass, now) { ConversationId = conversationId, ActivityId = activityId };

    /// <summary>An attempt begins; recorded before the request goes out.</summary>
    public void Try(DateTimeOffset leaseUntil) => (Attempts, IsOut, LeaseUntil) = (Attempts + 1, true, leaseUntil);

    /// <summary>The channel took it.</summary>
    public void Sent(string? conversationId, string? activityId)
    {
        (State, ConversationId, ActivityId, LastError) = (OutboxState.Sent, conversationId, activityId ?? ActivityId, null);
        Release();
    }

    /// <summary>It ends without having been sent for certain.</summary>
    public void End(OutboxState state, string error)
    {
        (State, LastError) = (state, Short(error));
        Release();
    }

    /// <summary>It will be tried again from <paramref name="notBefore"/> on.</summary>
    public void Retry(DateTimeOffset notBefore, string error)
    {
        (NotBefore, LastError) = (notBefore, Short(error));
        Release();
    }

    /// <summary>It is unknown whether it arrived: a card is sent once more from <paramref name="notBefore"/> on, anything else ends here.</summary>
    public void Doubt(DateTimeOffset notBefore, string error)
    {
        Doubts++;
        if (MayRepeat && Doubts == 1)
        {
            Retry(notBefore, error);
        }
        else
        {
            End(OutboxState.Ambiguous, error);
        }
    }

    /// <summary>The attempt was none: the request did not reach the channel because the bot itself is turned away.</summary>
    public void Undo(DateTimeOffset notBefore)
    {
        Attempts--;
        NotBefore = notBefore;
        Release();
    }

    /// <summary>It is sendable again: the person was met on the channel, or HR asks for another attempt.</summary>
    public void Revive(DateTimeOffset now) => (State, NotBefore, Attempts) = (OutboxState.Pending, now, 0);

    /// <summary>The person's card shows <paramref name="revision"/> of the notice, or is about to.</summary>
    public void Show(int revision) => Revision = revision;

    /// <summary>The person has it after all: they answered it.</summary>
    public void Arrived() => (State, LastError) = (OutboxState.Sent, null);

    private void Release() => (IsOut, LeaseUntil, Holder) = (false, null, null);

    private static string Short(string error) => error.Length <= ErrorMaxLength ? error : error[..ErrorMaxLength];
}
