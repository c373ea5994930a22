using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Audit;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.People;
using PerfBot.Store;

namespace PerfBot.Features.Kernel;

/// <summary>What a use case leaves behind beside its change: audit events, and cards for other people.</summary>
public static class Notes
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes an audit event in the transaction of the change.</summary>
    /// <param name="db">The store of this turn.</param>
    /// <param name="caller">Who.</param>
    /// <param name="at">When.</param>
    /// <param name="action">What, as <c>thing.happened</c>.</param>
    /// <param name="subject">To what, as <c>kind:id</c>.</param>
    /// <param name="detail">Before, after and why; null where the action says it all.</param>
    public static void Audit(this ReviewDb db, Caller caller, DateTimeOffset at, string action, string subject, object? detail = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(caller);
        db.Note(AuditEvent.Of(at, caller.Actor, action, subject, detail is null ? null : JsonSerializer.Serialize(detail, Json)));
    }

    /// <summary>Sends <paramref name="to"/> the card that <paramref name="request"/> shows, as it will be when it is sent.</summary>
    public static void Send<T>(this ReviewDb db, EmployeeId to, T request, string key, DateTimeOffset now)
        where T : IShow
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Outbox.Add(OutboxMessage.Card(to, T.Verb, Payload.Write(request), key, now));
    }

    /// <summary>Brings the card last sent to <paramref name="to"/> under <paramref name="key"/> up to date in place.</summary>
    public static void Refresh<T>(this ReviewDb db, EmployeeId to, T request, string key, DateTimeOffset now)
        where T : IShow
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Outbox.Add(OutboxMessage.Update(to, T.Verb, Payload.Write(request), key, now));
    }
}
