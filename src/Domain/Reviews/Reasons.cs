using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Reviews;

/// <summary>The review is closed or excluded already.</summary>
public sealed record ReviewNotOpen : Refusal;

/// <summary>Reasons that people have to give.</summary>
public static class Reasons
{
    /// <summary>The reason without outer space.</summary>
    /// <exception cref="RefusedException"><see cref="ReasonMissing"/> or <see cref="TextTooLong"/>.</exception>
    public static string Checked(string? reason, int maxLength)
    {
        var text = reason?.Trim() ?? "";
        return text.Length switch
        {
            0 => throw new RefusedException(new ReasonMissing()),
            var length when length > maxLength => throw new RefusedException(new TextTooLong(maxLength, length)),
            _ => text,
        };
    }
}
