using Microsoft.EntityFrameworkCore.Metadata;

namespace PerfBot.Store;

/// <summary>A query that EF compiles once, for the database that the process uses: EF ties a compiled query to one model.</summary>
/// <typeparam name="TQuery">The delegate that <c>EF.CompileAsyncQuery</c> gives.</typeparam>
/// <param name="compile">Has EF make it.</param>
public sealed class CompiledQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private Entry? _last;

    /// <summary>The query for the database of <paramref name="db"/>.</summary>
    public TQuery For(ReviewDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var model = db.Model;
        if (_last is { } last && ReferenceEquals(last.Model, model))
        {
            return last.Query;
        }

        var made = new Entry(model, compile());
        _last = made;
        return made.Query;
    }

    private sealed record Entry(IModel Model, TQuery Query);
}
