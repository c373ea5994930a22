using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfBot.Cards.Kit;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Architecture;

/// <summary>What holds for every card, whoever writes the next one.</summary>
public sealed partial class CardTests
{
    public static TheoryData<string, string> InEveryLanguage => Examples.InEveryLanguage();

    [Fact]
    public void Every_card_has_an_example() => Rule.Holds(WithoutExample(Cards, Examples.All.Values));

    [Fact]
    public void A_card_without_an_example_is_found() => Assert.Equal([nameof(Planted)], WithoutExample([typeof(Planted)], Examples.All.Values));

    [Fact]
    public void Every_example_has_a_name_that_a_file_may_have() => Assert.All(Examples.All.Keys, name => Assert.Matches(Name(), name));

    [Theory]
    [MemberData(nameof(InEveryLanguage))]
    public void A_button_and_its_inputs_send_exactly_what_the_payload_reads(string example, string language) =>
        Rule.Holds(Mismatches(Examples.All[example].Render(Language.For(language))));

    [Fact]
    public void An_input_that_the_payload_does_not_read_is_found() =>
        Assert.NotEmpty(Mismatches(new("", [new TextInput("remark", "Remark")], [Button.For("Send", new Sent("a"))])));

    [Fact]
    public void A_payload_that_gets_too_little_is_found() =>
        Assert.NotEmpty(Mismatches(new("", [], [Button.For("Send", new Sent(null!))])));

    [Fact]
    public void An_input_that_overwrites_what_the_button_sends_is_found() =>
        Assert.NotEmpty(Mismatches(new("", [new TextInput("subject", "Subject")], [Button.For("Send", new Sent("a"))])));

    [Fact]
    public void A_button_with_its_inputs_is_well() =>
        Assert.Empty(Mismatches(new("", [new TextInput("reason", "Reason")], [Button.For("Send", new Sent("a"))])));

    [Theory]
    [MemberData(nameof(InEveryLanguage))]
    public void A_card_shows_at_most_six_buttons_in_a_row(string example, string language) =>
        Assert.InRange(Examples.All[example].Render(Language.For(language)).Buttons.Count, 0, 6);

    private static IEnumerable<Type> Cards => typeof(ICard).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(ICard)) && t is { IsAbstract: false, IsInterface: false });

    private static IEnumerable<string> WithoutExample(IEnumerable<Type> cards, IEnumerable<ICard> examples) =>
        cards.Except(examples.Select(e => e.GetType())).Select(t => t.Name);

    /// <summary>What a button would send that nobody reads, or what its payload needs and does not get.</summary>
    private static IEnumerable<string> Mismatches(CardView view)
    {
        var inputs = Inputs(view.Body).ToHashSet(StringComparer.Ordinal);
        foreach (var button in view.Buttons.Where(b => b.SendsInputs))
        {
            var type = button.Payload.GetType();
            var sent = JsonSerializer.SerializeToElement(button.Payload, type, Payload.Json).EnumerateObject().Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
            var needs = type.GetConstructors().OrderBy(c => c.GetParameters().Length).Last().GetParameters();
            var reads = needs.Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name!)).ToHashSet(StringComparer.Ordinal);
            foreach (var id in inputs.Intersect(sent))
            {
                yield return $"{button.Verb}: the input {id} overwrites what the button sends";
            }

            if (!type.IsAssignableTo(typeof(ITakesInputs)))
            {
                foreach (var id in inputs.Except(reads))
                {
                    yield return $"{button.Verb}: nobody reads the input {id}";
                }
            }

            foreach (var missing in needs.Where(p => !p.HasDefaultValue && !CanBeLeftOut(p)).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name!)).Except(sent).Except(inputs))
            {
                yield return $"{button.Verb}: {missing} is neither sent nor typed";
            }
        }
    }

    private static bool CanBeLeftOut(ParameterInfo parameter) => new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    private static IEnumerable<string> Inputs(IEnumerable<Element> elements) => elements.SelectMany(element => element switch
    {
        TextInput e => [e.Id],
        NumberInput e => [e.Id],
        ChoiceInput e => [e.Id],
        DateInput e => [e.Id],
        PerfBot.Cards.Kit.Group e => Inputs(e.Items),
        _ => Array.Empty<string>(),
    });

    [GeneratedRegex("^[a-z-]+$")]
    private static partial Regex Name();

    private sealed record Planted : ICard
    {
        public CardView Render(Language lang) => new("", [], []);
    }

    private sealed record Sent(string Subject, string? Reason = null) : ISubmit
    {
        public static string Verb => "planted.send";
    }
}
