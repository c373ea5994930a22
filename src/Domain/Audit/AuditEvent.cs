using System.Security.Cryptography;
using System.Text;
using PerfBot.Domain.People;

namespace PerfBot.Domain.Audit;

/// <summary>
/// One change, for ever: who, when, what, before, after, why. Each event's hash covers the one before, so that a changed
/// or missing event shows. Written in the transaction of the change.
/// </summary>
public sealed class AuditEvent
{
    /// <summary>The longest action name, in UTF-16 code units.</summary>
    public const int ActionMaxLength = 64;

    /// <summary>The longest subject, in UTF-16 code units.</summary>
    public const int SubjectMaxLength = 120;

    private AuditEvent(DateTimeOffset at, EmployeeId? actor, string action, string subject, string? detail)
    {
        At = at;
        Actor = actor;
        Action = action;
        Subject = subject;
        Detail = detail;
    }

    /// <summary>The place in the chain: 1, 2, 3 …, without gaps.</summary>
    public long Sequence { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Who; null for the scheduler and the command line.</summary>
    public EmployeeId? Actor { get; }

    /// <summary>What was done: <c>task.submitted</c>, <c>cycle.started</c> ….</summary>
    public string Action { get; }

    /// <summary>To what: a kind, a colon and an id.</summary>
    public string Subject { get; }

    /// <summary>Before, after and why, as JSON; null where the action says it all.</summary>
    public string? Detail { get; }

    /// <summary>The hash of this event and, through <see cref="PreviousHash"/>, of all before it.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>The hash of the event before; empty at the start of the chain.</summary>
    public byte[] PreviousHash { get; private set; } = [];

    /// <summary>Notes a change; the store links it into the chain when it saves.</summary>
    /// <param name="at">When; kept to the microsecond, as every database can.</param>
    /// <param name="actor">Who.</param>
    /// <param name="action">What.</param>
    /// <param name="subject">To what.</param>
    /// <param name="detail">Before, after and why.</param>
    public static AuditEvent Of(DateTimeOffset at, EmployeeId? actor, string action, string subject, string? detail) =>
        new(at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)), actor, action, subject, detail);

    /// <summary>Takes its place after the event before.</summary>
    /// <param name="sequence">One more than the event before, or 1.</param>
    /// <param name="previousHash">The hash of the event before, or empty.</param>
    public void Link(long sequence, byte[] previousHash)
    {
        (Sequence, PreviousHash) = (sequence, previousHash);
        Hash = ComputeHash();
    }

    /// <summary>Whether this event is as it was when it was linked.</summary>
    public bool IsIntact() => Hash.AsSpan().SequenceEqual(ComputeHash());

    private byte[] ComputeHash()
    {
        // A separator that no field can hold keeps two neighbours from trading characters.
        var text = string.Join('\u001f', Sequence, At.UtcTicks, Actor?.Value, Action, Subject, Detail);
        var bytes = new byte[PreviousHash.Length + Encoding.UTF8.GetByteCount(text)];
        PreviousHash.CopyTo(bytes, 0);
        Encoding.UTF8.GetBytes(text, bytes.AsSpan(PreviousHash.Length));
        return SHA256.HashData(bytes);
    }
}
