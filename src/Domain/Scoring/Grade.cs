using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Scoring;

/// <summary>A grade and the total from which it is earned.</summary>
/// <param name="Name">Names the grade in rules; unique in its list.</param>
/// <param name="From">The lowest total that earns it: exactly on the cut-off earns this grade.</param>
/// <param name="Label">What people read; null where <paramref name="Name"/> is that already.</param>
/// <remarks>A programme lists its grades from the best to the worst; the last one starts at 0. There is no default list.</remarks>
public sealed record Grade(string Name, decimal From, Bilingual? Label = null);
