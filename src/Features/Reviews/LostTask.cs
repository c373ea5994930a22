using PerfBot.Cards.Refusals;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Reviews;

/// <summary>The answer to somebody whose task was given to somebody else while they typed: nothing about the task, but their own words, to be copied.</summary>
internal static class LostTask
{
    /// <summary>The answer.</summary>
    public static Reply Answer(Refusal refusal, Caller caller, IEnumerable<string?> typed) => new(new RefusalCard(refusal, caller.Who.Roles)
    {
        Unsaved = [.. typed.OfType<string>().Select(t => t.Trim()).Where(t => t.Length > 0).Select(t => new UnsavedText(null, t))],
    });
}
