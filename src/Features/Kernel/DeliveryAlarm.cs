namespace PerfBot.Features.Kernel;

/// <summary>Whether the channel turns the bot away as a whole, so that nothing is delivered to anybody. HR sees it on every card about delivery.</summary>
public sealed class DeliveryAlarm
{
    private volatile Stop? _stop;

    /// <summary>Since when and why; null while messages go out.</summary>
    public Stop? Current => _stop;

    /// <summary>Nothing goes through any more; the first reason stays.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Raise(string reason, DateTimeOffset at) => Interlocked.CompareExchange(ref _stop, new(reason, at), null) is null;

    /// <summary>Something went through.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Clear() => _stop is not null && Interlocked.Exchange(ref _stop, null) is not null;

    /// <summary>A standstill.</summary>
    /// <param name="Reason">The channel's code; never content.</param>
    /// <param name="Since">Since when.</param>
    public sealed record Stop(string Reason, DateTimeOffset Since);
}
