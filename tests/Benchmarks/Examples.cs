using PerfBot.Cards.Kit;
using PerfBot.Tests.Cards.Results;
using PerfBot.Tests.Cards.Reviews;

namespace PerfBot.Tests.Support
{
    /// <summary>As the tests have it, without the test framework.</summary>
    internal interface IExamples
    {
        /// <summary>The examples by name.</summary>
        IEnumerable<(string Name, ICard Card)> Cards { get; }
    }
}

namespace PerfBot.Benchmarks
{
    /// <summary>The example cards of the tests that are measured.</summary>
    internal static class Examples
    {
        public static ICard Of(string name) => new[] { new TaskExamples().Cards, new ResultExamples().Cards, new ExplainLineExamples().Cards }
            .SelectMany(cards => cards).Single(c => c.Name == name).Card;
    }
}
