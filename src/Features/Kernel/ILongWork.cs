namespace PerfBot.Features.Kernel;

/// <summary>
/// Work on so many people that one transaction would keep everybody else waiting. It is done in steps, each of which is saved by itself
/// and knows from the store how far the one before came: whoever is killed in the middle, and whichever node goes on, nothing is left out or done twice.
/// </summary>
public interface ILongWork
{
    /// <summary>Prepares the next step; the caller saves it.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> StepAsync(CancellationToken ct);
}
