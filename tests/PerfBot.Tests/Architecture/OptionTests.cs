using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Xml.Linq;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Architecture;

/// <summary>Whoever sets an option reads what it does, and learns at the start when its value cannot work.</summary>
public sealed class OptionTests
{
    [Fact]
    public void Every_option_says_what_it_does_and_has_a_rule_or_a_reason_for_none() => Rule.Holds(Options.SelectMany(Problems));

    [Fact]
    public void An_option_without_words_or_rule_is_found() => Assert.Equal(2, Problems(typeof(PlantedOptions)).Count());

    internal static IEnumerable<Type> Options => LayerTests.All.SelectMany(a => a.GetTypes()).Where(t => t is { IsClass: true, IsAbstract: false } && t.Name.EndsWith("Options", StringComparison.Ordinal) && t.GetField("Section") is not null);

    private static IEnumerable<string> Problems(Type options) =>
        from property in options.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where property.SetMethod is not null
        from problem in Problems(options, property)
        select $"{options.Name}.{property.Name}: {problem}";

    private static IEnumerable<string> Problems(Type options, PropertyInfo property)
    {
        if (Words(options).All(name => name != $"P:{options.FullName}.{property.Name}"))
        {
            yield return "no doc comment";
        }

        if (!property.IsDefined(typeof(ValidationAttribute)) && !Validators(options).Any(v => v.Contains($".{property.Name}", StringComparison.Ordinal)) && !SaysWhyNone(options, property))
        {
            yield return "no rule, and no comment “No rule: …” above it that says why none is needed";
        }
    }

    /// <summary>The members of the type's project that have a doc comment.</summary>
    private static IEnumerable<string> Words(Type type)
    {
        var file = Path.ChangeExtension(type.Assembly.Location, ".xml");
        return File.Exists(file) ? XDocument.Load(file).Descendants("member").Select(m => (string)m.Attribute("name")!) : [];
    }

    /// <summary>The sources of the type's own validator, where its rules cannot be attributes.</summary>
    private static IEnumerable<string> Validators(Type options) =>
        from file in Repository.Sources("src")
        where file.StartsWith($"src/{options.Namespace!.Split('.')[1]}/", StringComparison.Ordinal) && file.EndsWith("OptionsValidator.cs", StringComparison.Ordinal)
        select File.ReadAllText(Repository.PathOf(file));

    private static bool SaysWhyNone(Type options, PropertyInfo property)
    {
        var source = Repository.Sources("src").FirstOrDefault(f => Path.GetFileName(f) == $"{options.Name}.cs");
        if (source is null)
        {
            return false;
        }

        var lines = File.ReadAllLines(Repository.PathOf(source));
        var at = Array.FindIndex(lines, line => line.Contains($" {property.Name} {{", StringComparison.Ordinal));
        return at > 0 && lines[at - 1].TrimStart().StartsWith("// No rule: ", StringComparison.Ordinal);
    }

    private sealed class PlantedOptions
    {
        public int Days { get; set; }
    }
}
