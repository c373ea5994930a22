using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Plans;

/// <summary>A part of a plan, such as "KPI" or "Teamwork", with a weight of its own and the lines that share it.</summary>
/// <param name="Name">What people read above the lines.</param>
/// <param name="Weight">Its percentage of the plan: 0 to 100, at most two decimals; the sections of a plan add up to exactly 100.</param>
/// <param name="Lines">In the order in which they are shown; the weights of the scored ones add up to exactly 100.</param>
public sealed record Section(Bilingual Name, decimal Weight, IReadOnlyList<Line> Lines);
