using System.Collections.Frozen;
using System.Text;

namespace PerfBot.Domain.Kernel;

/// <summary>The step <paramref name="Step"/> is not possible in the state <paramref name="State"/>.</summary>
public sealed record StepNotAllowed(string State, string Step) : Refusal;

/// <summary>A state machine as rows: which step leads from which state to which. One static table per aggregate.</summary>
/// <typeparam name="TState">The states.</typeparam>
/// <typeparam name="TStep">What can happen.</typeparam>
public sealed class Transitions<TState, TStep>
    where TState : struct, Enum
    where TStep : struct, Enum
{
    private readonly FrozenDictionary<(TState, TStep), TState> _next;

    /// <summary>Builds the table; a row written twice is a bug and throws.</summary>
    public Transitions(params (TState From, TStep Step, TState To)[] rows)
    {
        Rows = rows;
        var next = new Dictionary<(TState, TStep), TState>();
        foreach (var (from, step, to) in rows)
        {
            next.Add((from, step), to);
        }

        _next = next.ToFrozenDictionary();
    }

    /// <summary>The rows as they were written.</summary>
    public IReadOnlyList<(TState From, TStep Step, TState To)> Rows { get; }

    /// <summary>Whether <paramref name="step"/> may be taken in <paramref name="state"/>.</summary>
    public bool Allows(TState state, TStep step) => _next.ContainsKey((state, step));

    /// <summary>The state that <paramref name="step"/> leads to.</summary>
    /// <exception cref="RefusedException"><see cref="StepNotAllowed"/>, when the table has no such row.</exception>
    public TState Next(TState state, TStep step) => _next.TryGetValue((state, step), out var to)
        ? to
        : throw new RefusedException(new StepNotAllowed(state.ToString(), step.ToString()));

    /// <summary>The table as a Mermaid state diagram.</summary>
    public string ToMermaid()
    {
        var text = new StringBuilder("stateDiagram-v2\n");
        foreach (var (from, step, to) in Rows)
        {
            text.Append("  ").Append(from).Append(" --> ").Append(to).Append(": ").Append(step).Append('\n');
        }

        return text.ToString();
    }
}
