using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using PerfBot.Tests.Architecture;

namespace PerfBot.Tests.Support;

/// <summary>
/// Has SQL Server's provider translate every query that a test runs on SQLite, when EF translates it there for the first time. No server is
/// needed. A query that SQL Server could not run fails in the test that runs it.
/// </summary>
internal sealed class SqlServerTranslation : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly Lazy<SqlServerTranslation> Watching = new(() =>
    {
        var watcher = new SqlServerTranslation();
        DiagnosticListener.AllListeners.Subscribe(watcher);
        return watcher;
    });

    private static readonly MethodInfo Compile = typeof(IDatabase).GetMethod(nameof(IDatabase.CompileQuery))!;

    private readonly ConcurrentDictionary<string, bool> _seen = new();

    /// <summary>How many different queries were translated.</summary>
    public static int Count => Watching.Value._seen.Count;

    /// <summary>Watches from now on.</summary>
    public static void Watch() => _ = Watching.Value;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            value.Subscribe(this, name => name == CoreEventId.QueryCompilationStarting.Name);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is QueryExpressionEventData { Context: PerfBot.Store.Providers.Sqlite.SqliteReviewDb } starting
            && _seen.TryAdd(starting.ExpressionPrinter.PrintExpression(starting.Expression), true))
        {
            Translate(starting.Expression);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    /// <summary>Translates a query of any context for SQL Server.</summary>
    /// <exception cref="InvalidOperationException">SQL Server's provider cannot translate it.</exception>
    public static void Translate(Expression query)
    {
        using var db = StoreModel.SqlServer();
        var moved = new Move(db.Model).Visit(query);
        var item = moved.Type.GetInterfaces().Append(moved.Type).FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IQueryable<>));
        var result = item is null ? moved.Type : typeof(IEnumerable<>).MakeGenericType(item.GetGenericArguments());
        try
        {
            Compile.MakeGenericMethod(result).Invoke(db.GetService<IDatabase>(), [moved, false]);
        }
        catch (TargetInvocationException e)
        {
            throw new InvalidOperationException($"SQL Server cannot run this query: {e.InnerException!.Message}", e.InnerException);
        }
    }

    /// <summary>Lets a query start from the tables of another model.</summary>
    private sealed class Move(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!)
            : base.VisitExtension(node);
    }
}
