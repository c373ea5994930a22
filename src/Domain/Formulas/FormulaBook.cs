using System.Collections.Concurrent;
using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Formulas;

/// <summary>Formulas that were parsed before, so that a batch of plans parses each text once. Safe on several threads.</summary>
/// <remarks>It never forgets: make one for each batch, not one for the process.</remarks>
public sealed class FormulaBook
{
    private readonly ConcurrentDictionary<string, Formula> _parsed = new(StringComparer.Ordinal);

    /// <summary>The formula that <paramref name="text"/> says.</summary>
    /// <exception cref="RefusedException"><see cref="FormulaRefused"/>.</exception>
    public Formula Parse(string text) => _parsed.GetOrAdd(text, Formula.Parse);
}
