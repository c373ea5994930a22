using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using PerfBot.Domain.Audit;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Reviews;
using PerfBot.Store.Queries;

namespace PerfBot.Store;

/// <summary>What nearly every turn writes: its answer, its audit events, and a step that somebody saved.</summary>
internal sealed class TurnStatements
{
    private static readonly ConcurrentDictionary<IModel, TurnStatements> ByModel = new();

    private readonly Statement<AnsweredTurn> _answer;
    private readonly Statement<AuditEvent> _audit;
    private readonly Statement<TaskRow> _step;
    private readonly string _lastAudit;
    private readonly ConditionalWeakTable<DbConnection, DbCommand> _lastAuditPrepared = [];
    private readonly bool _prepares;

    private TurnStatements(ReviewDb db)
    {
        _answer = Statement<AnsweredTurn>.Insert(db);
        _audit = Statement<AuditEvent>.Insert(db);
        _step = Step(db);
        _prepares = db.Dialect.KeepsConnections;
        var sql = db.GetService<ISqlGenerationHelper>();
        var (table, sequence, hash) = (
            sql.DelimitIdentifier(db.Model.FindEntityType(typeof(AuditEvent))!.GetTableName()!),
            sql.DelimitIdentifier(nameof(AuditEvent.Sequence)),
            sql.DelimitIdentifier(nameof(AuditEvent.Hash)));
        var alone = db.Dialect.LockAudit is { Length: > 0 } wait ? wait + ";\n" : "";
        _lastAudit = $"{alone}SELECT {sequence}, {hash} FROM {table} WHERE {sequence} = (SELECT MAX({sequence}) FROM {table})";
    }

    /// <summary>The statements for the database of <paramref name="db"/>.</summary>
    public static TurnStatements Of(ReviewDb db) => ByModel.TryGetValue(db.Model, out var known) ? known : ByModel.GetOrAdd(db.Model, new TurnStatements(db));

    /// <summary>How a step is kept.</summary>
    internal static Statement<TaskRow> Step(ReviewDb db) => Statement<TaskRow>.Update(
        db, step => step.Task, [nameof(ReviewTask.Said)], (typeof(Review), step => step.Review), (typeof(Cycle), step => step.Cycle));

    /// <summary>Keeps an answer.</summary>
    /// <exception cref="DbException">This very turn was answered already.</exception>
    public Task AnswerAsync(AnsweredTurn turn, DbTransaction transaction, CancellationToken ct) => _answer.RunAsync(turn, transaction, ct);

    /// <summary>Keeps what was said in one step of a task.</summary>
    /// <exception cref="DbUpdateConcurrencyException">The task has changed since it was read, or its review or its cycle has.</exception>
    public async Task StepAsync(TaskRow step, DbTransaction transaction, CancellationToken ct)
    {
        if (await _step.RunAsync(step, transaction, ct) != 1)
        {
            throw new DbUpdateConcurrencyException("The task has changed since it was read, or its review or its cycle has.");
        }
    }

    /// <summary>Links <paramref name="events"/> into the chain and appends them.</summary>
    /// <exception cref="DbException">Somebody else has written in between.</exception>
    public async Task AuditAsync(List<AuditEvent> events, DbTransaction transaction, CancellationToken ct)
    {
        var (sequence, hash) = await LastAuditAsync(transaction, ct);
        foreach (var audit in events)
        {
            audit.Link(++sequence, hash);
            hash = audit.Hash;
            await _audit.RunAsync(audit, transaction, ct);
        }
    }

    private async Task<(long Sequence, byte[] Hash)> LastAuditAsync(DbTransaction transaction, CancellationToken ct)
    {
        var command = _prepares ? _lastAuditPrepared.GetValue(transaction.Connection!, LastAudit) : LastAudit(transaction.Connection!);
        command.Transaction = transaction;
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetInt64(0), (byte[])reader.GetValue(1)) : (0, []);
    }

    private DbCommand LastAudit(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = _lastAudit;
        return command;
    }
}
