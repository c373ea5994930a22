using System.Reflection;
using System.Runtime.CompilerServices;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Architecture;

/// <summary>Habits that keep the sources readable.</summary>
public sealed class SourceTests
{
    private const int LongestFile = 300;

    /// <summary>Names that say nothing: such a type grows for ever, because everything fits into it.</summary>
    private static readonly string[] Forbidden = ["Manager", "Helper", "Util", "Utils", "Service", "Processor", "Data", "Info", "Base", "Impl", "Common", "Dto"];

    private static IEnumerable<Type> Types => LayerTests.All.SelectMany(a => a.GetTypes()).Where(IsOurs);

    [Fact]
    public void A_class_is_sealed_unless_another_derives_from_it() => Rule.Holds(Unsealed([.. Types]));

    [Fact]
    public void A_class_that_could_be_sealed_is_found() => Assert.Equal([nameof(Open)], Unsealed([typeof(Open), typeof(Derived), typeof(Parent)]));

    [Fact]
    public void No_method_is_async_and_void() => Rule.Holds(Types.SelectMany(AsyncVoid));

    [Fact]
    public void A_method_that_is_async_and_void_is_found() => Assert.Equal([nameof(Open.Fire)], AsyncVoid(typeof(Open)));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Assert.DoesNotContain(Types.Select(t => t.Name.Split('`')[0]), SaysNothing);

    [Theory]
    [InlineData("ReviewManager")]
    [InlineData("CardHelper")]
    [InlineData("UserInfo")]
    public void A_name_that_says_nothing_is_found(string name) => Assert.True(SaysNothing(name));

    [Fact]
    public void No_file_is_longer_than_people_read() => Assert.DoesNotContain(Repository.Sources("src"), file => File.ReadLines(Repository.PathOf(file)).Count() > LongestFile);

    [Fact]
    public void The_sources_are_found() => Assert.Contains("src/Cards/Kit/ICard.cs", Repository.Sources("src"));

    [Fact]
    public void A_test_lies_where_its_subject_lies() => Assert.DoesNotContain(Repository.Sources("tests/PerfBot.Tests"), HasNoSubject);

    [Fact]
    public void A_test_in_a_folder_of_its_own_is_found() => Assert.True(HasNoSubject("tests/PerfBot.Tests/Domain/Nowhere/NowhereTests.cs"));

    [Fact]
    public void A_namespace_is_that_of_the_folder_or_of_one_above() => Assert.DoesNotContain(Repository.Sources("src").Where(f => !f.StartsWith("src/Microsoft.", StringComparison.Ordinal)).Concat(Repository.Sources("tests/PerfBot.Tests")), file => IsElsewhere(file, File.ReadLines(Repository.PathOf(file))));

    [Fact]
    public void A_namespace_of_another_folder_is_found() => Assert.True(IsElsewhere("src/Cards/Kit/X.cs", ["namespace PerfBot.Cards.Help;"]));

    private static bool SaysNothing(string name) => Forbidden.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal) && name.Length > suffix.Length);

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("PerfBot.", StringComparison.Ordinal) == true
        && !type.Namespace.Contains(".Migrations", StringComparison.Ordinal)
        && !type.Namespace.EndsWith(".Compiled", StringComparison.Ordinal)
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && !type.IsAssignableTo(typeof(Microsoft.AspNetCore.Components.IComponent)) // made from a page, and never sealed
        && !type.Name.Contains('<', StringComparison.Ordinal);

    private static IEnumerable<string> Unsealed(IReadOnlyCollection<Type> types)
    {
        var parents = types.Select(t => t.BaseType).OfType<Type>().Select(t => t.IsGenericType ? t.GetGenericTypeDefinition() : t).ToHashSet();
        return types.Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !parents.Contains(t)).Select(t => t.Name);
    }

    private static IEnumerable<string> AsyncVoid(Type type) =>
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute))
        select method.Name;

    /// <summary>Whether a test stands in a folder that the sources do not have. What all tests use, and tests about the whole, have folders of their own.</summary>
    private static bool HasNoSubject(string file)
    {
        var folders = file.Split('/')[2..^1];
        return folders is not [] and not ["Support" or "Architecture", ..] && !Directory.Exists(Repository.PathOf(["src", .. folders]));
    }

    private static bool IsElsewhere(string file, IEnumerable<string> lines)
    {
        var parts = file.Split('/');
        var expected = parts[0] == "src" ? string.Join('.', ["PerfBot", .. parts[1..^1]]) : string.Join('.', parts[1..^1]);
        var stated = lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].TrimEnd(';', ' ');
        return stated is not null && stated != expected && !expected.StartsWith(stated + ".", StringComparison.Ordinal);
    }

    private class Open
    {
#pragma warning disable CA1822 // planted: it is looked at, never called
        internal async void Fire() => await Task.Yield();
#pragma warning restore CA1822
    }

    private class Parent;

    private sealed class Derived : Parent;
}
