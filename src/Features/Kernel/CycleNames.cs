using PerfBot.Cards.Kit;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Programmes;

namespace PerfBot.Features.Kernel;

/// <summary>What a cycle is called.</summary>
internal static class CycleNames
{
    public static CycleName NameUnder(this Cycle cycle, ProgrammeDefinition programme) => new(programme.Name, cycle.Period);
}
