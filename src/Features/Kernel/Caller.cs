using PerfBot.Cards.Kit;
using PerfBot.Domain.People;

namespace PerfBot.Features.Kernel;

/// <summary>Who asks: a person on the channel, or the scheduler.</summary>
public abstract record Caller
{
    private Caller()
    {
    }

    /// <summary>The language that the answer is in.</summary>
    public abstract Language Language { get; }

    /// <summary>The person; asking the scheduler for one is a bug.</summary>
    public abstract Person Who { get; }

    /// <summary>The person's own id, or null for the scheduler.</summary>
    public EmployeeId? Actor => this is Human human ? human.Who.Id : null;

    /// <summary>A person whom the channel vouches for.</summary>
    public sealed record Human(Person Who, Language Language) : Caller
    {
        /// <inheritdoc />
        public override Person Who { get; } = Who;

        /// <inheritdoc />
        public override Language Language { get; } = Language;
    }

    /// <summary>The scheduler.</summary>
    public sealed record Scheduler : Caller
    {
        /// <inheritdoc />
        public override Language Language => Language.Chinese;

        /// <inheritdoc />
        public override Person Who => throw new InvalidOperationException("The scheduler is nobody.");
    }
}
