using System.Reflection;
using PerfBot.Bot.Turns;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Features;
using PerfBot.Store;
using PerfBot.Teams;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Architecture;

/// <summary>Who may use whom. A project reference can be added in a second; this is where it is noticed.</summary>
public sealed class LayerTests
{
    /// <summary>Every project with all that it may use beside the base class library, as the beginnings of assembly names.</summary>
    public static TheoryData<string, string[]> Allowed => new()
    {
        { nameof(PerfBot.Domain), [] },
        { nameof(PerfBot.Cards), ["PerfBot.Domain"] },
        { nameof(PerfBot.Store), ["PerfBot.Domain", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions", "Microsoft.Data", "Microsoft.SqlServer.Server", "Npgsql", "SQLitePCLRaw"] },
        { nameof(PerfBot.Features), ["PerfBot.Domain", "PerfBot.Cards", "PerfBot.Store", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions", "CsvHelper", "ExcelDataReader", "YamlDotNet"] },
        { nameof(PerfBot.Teams), ["Microsoft.AspNetCore", "Microsoft.Extensions", "Microsoft.IdentityModel", "Microsoft.Identity", "Microsoft.Net.Http.Headers", "Azure"] },
        { nameof(PerfBot.Bot), ["PerfBot.Domain", "PerfBot.Cards", "PerfBot.Store", "PerfBot.Features", "PerfBot.Teams", "Microsoft", "Npgsql", "OpenTelemetry", "Quartz"] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_project_uses_only_what_it_may(string project, string[] allowed) => Rule.Holds(Unexpected(Projects[project], allowed));

    [Fact]
    public void A_project_that_uses_more_is_found() => Assert.Contains("PerfBot.Teams", Unexpected(typeof(Router).Assembly, ["PerfBot.Domain"]));

    /// <summary>The project that stands in for a package of that name; nothing of ours uses it.</summary>
    private const string StandIn = "Microsoft.SqlServer.Server";

    /// <summary>All projects below <c>src</c>, by folder.</summary>
    internal static IReadOnlyDictionary<string, Assembly> Projects { get; } = new Dictionary<string, Assembly>
    {
        [nameof(PerfBot.Domain)] = typeof(Refusal).Assembly,
        [nameof(PerfBot.Cards)] = typeof(ICard).Assembly,
        [nameof(PerfBot.Store)] = typeof(ReviewDb).Assembly,
        [nameof(PerfBot.Features)] = typeof(Handlers).Assembly,
        [nameof(PerfBot.Teams)] = typeof(BotOptions).Assembly,
        [nameof(PerfBot.Bot)] = typeof(Router).Assembly,
    };

    [Fact]
    public void Every_project_is_known_here() => Assert.Equal(
        Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories).Select(f => Path.GetFileNameWithoutExtension(f)).Where(name => name != StandIn).Order(),
        Projects.Keys.Order());

    /// <summary>All projects below <c>src</c>.</summary>
    internal static IEnumerable<Assembly> All => Projects.Values;

    private static IEnumerable<string> Unexpected(Assembly project, string[] allowed) =>
        from used in project.GetReferencedAssemblies()
        let name = used.Name!
        where name is not ("netstandard" or "mscorlib") && name != "System" && !name.StartsWith("System.", StringComparison.Ordinal)
        where !allowed.Any(a => name == a || name.StartsWith(a + ".", StringComparison.Ordinal))
        select name;
}
