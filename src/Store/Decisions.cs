namespace PerfBot.Store;

/// <summary>What is decided within a save, each alone with everybody else who decides about the same thing.</summary>
internal sealed class Decisions
{
    private readonly List<(string About, Func<CancellationToken, Task> Decide)> _waiting = [];

    /// <summary>Whether there is anything to decide.</summary>
    public bool Any => _waiting.Count > 0;

    public void Add(string about, Func<CancellationToken, Task> decide) => _waiting.Add((about, decide));

    public void Clear() => _waiting.Clear();

    /// <summary>Decides, within the transaction that is open.</summary>
    public async Task RunAsync(ReviewDb db, CancellationToken ct)
    {
        while (Any) // what is decided may leave more to decide
        {
            var now = _waiting.OrderBy(d => d.About, StringComparer.Ordinal).ToList(); // in one order: no two wait for each other
            _waiting.Clear();
            foreach (var (about, decide) in now)
            {
                await db.Dialect.LockAsync(db, about, ct);
                await decide(ct);
            }
        }

        db.ChangeTracker.DetectChanges();
    }
}
