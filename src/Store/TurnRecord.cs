using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Audit;
using PerfBot.Domain.Delivery;
using PerfBot.Store.Queries;

namespace PerfBot.Store;

/// <summary>What a turn leaves behind beside the changes that EF tracks; written with them or not at all.</summary>
internal sealed class TurnRecord
{
    // They wait for the place in the chain, which is known within the transaction.
    private readonly List<AuditEvent> _noted = [];

    /// <summary>The answer, for a second delivery of the turn.</summary>
    public AnsweredTurn? Answered { get; set; }

    /// <summary>The task of which a step was saved, and what that was based on.</summary>
    public TaskRow? Step { get; set; }

    /// <summary>Whether there is anything to write.</summary>
    public bool Any => Answered is not null || Step is not null || _noted.Count > 0;

    public void Note(AuditEvent audit) => _noted.Add(audit);

    public void Clear()
    {
        (Answered, Step) = (null, null);
        _noted.Clear();
    }

    /// <summary>Writes it within <paramref name="transaction"/>.</summary>
    /// <exception cref="DbUpdateException">This very turn was answered already, or somebody else was faster.</exception>
    public async Task WriteAsync(TurnStatements statements, DbTransaction transaction, CancellationToken ct)
    {
        try
        {
            if (Answered is not null)
            {
                await statements.AnswerAsync(Answered, transaction, ct);
            }

            if (Step is not null)
            {
                await statements.StepAsync(Step, transaction, ct);
            }

            if (_noted.Count > 0)
            {
                await statements.AuditAsync(_noted, transaction, ct);
            }
        }
        catch (DbException e)
        {
            throw new DbUpdateException("The turn was answered already, or somebody else wrote in between.", e);
        }
    }
}
