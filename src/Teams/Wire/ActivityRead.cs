using Microsoft.AspNetCore.Http;

namespace PerfBot.Teams.Wire;

/// <summary>How the reading of a request's body ended.</summary>
public enum ReadOutcome
{
    /// <summary>There is an activity.</summary>
    Parsed,

    /// <summary>It is not JSON, not an object, or says no type.</summary>
    Malformed,

    /// <summary>It is longer than <see cref="ActivityReader.MaxBytes"/>.</summary>
    TooLarge,
}

/// <summary>What was read from a request.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Activity">The activity; null unless <see cref="ReadOutcome.Parsed"/>.</param>
public readonly record struct ActivityRead(ReadOutcome Outcome, Activity? Activity)
{
    /// <summary>The HTTP status to answer with if there is no activity: 400 or 413; 200 otherwise.</summary>
    public int StatusCode => Outcome switch
    {
        ReadOutcome.Malformed => StatusCodes.Status400BadRequest,
        ReadOutcome.TooLarge => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status200OK,
    };
}
