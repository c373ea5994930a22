using System.Text.RegularExpressions;
using PerfBot.Cards.Kit;
using PerfBot.Features;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Architecture;

/// <summary>Buttons stay in chats for years: what they send has to find its use case, today and after every release.</summary>
public sealed partial class VerbTests
{
    [Fact]
    public void Every_verb_is_its_payloads_own() => Rule.Holds(Repeated(Payloads));

    [Fact]
    public void A_verb_of_two_payloads_is_found() => Assert.Equal(["planted.verb"], Repeated([typeof(Planted), typeof(PlantedToo)]));

    [Fact]
    public void Every_verb_is_a_feature_and_an_action() => Assert.DoesNotContain(Payloads.Select(VerbOf), verb => !Form().IsMatch(verb));

    [Theory]
    [InlineData("review")]
    [InlineData("review.Submit")]
    [InlineData("review.submit.now")]
    [InlineData("review.submit2")]
    public void A_verb_of_another_form_is_found(string verb) => Assert.DoesNotMatch(Form(), verb);

    [Fact]
    public void Every_verb_has_exactly_one_handler() => Rule.Holds(WithoutOneHandler(Payloads, Handlers.All));

    [Fact]
    public void A_verb_without_a_handler_or_with_two_is_found()
    {
        var answered = Handlers.All.Where(h => h.Request.IsAssignableTo(typeof(ISubmit))).ToList();

        Assert.Equal(["planted.verb: 0"], WithoutOneHandler([typeof(Planted)], answered));
        Assert.Equal([$"{VerbOf(answered[0].Request)}: 2"], WithoutOneHandler([answered[0].Request], [.. answered, answered[0]]));
    }

    [Fact]
    public void Every_verb_that_was_ever_shipped_still_exists() =>
        Rule.Holds(Shipped().Except(Payloads.Select(VerbOf)));

    [Fact]
    public void Every_verb_is_on_the_list_of_the_shipped_ones() => // a new one is added there by hand, so that a renamed one stands out
        Rule.Holds(Payloads.Select(VerbOf).Except(Shipped()));

    [Fact]
    public void A_handler_sits_in_the_folder_of_the_card_it_answers() => Rule.Holds(Handlers.All.SelectMany(h => Misplaced(h.Type, h.Request)));

    [Fact]
    public void A_handler_in_another_folder_is_found() => Assert.NotEmpty(Misplaced(typeof(Handlers), Handlers.All.First(h => h.Request.IsAssignableTo(typeof(ISubmit))).Request));

    /// <summary>Everything that a button can send.</summary>
    internal static IReadOnlyList<Type> Payloads { get; } =
        [.. typeof(ISubmit).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(ISubmit)) && t is { IsAbstract: false, IsInterface: false })];

    internal static string VerbOf(Type payload) => (string)payload.GetProperty(nameof(ISubmit.Verb))!.GetValue(null)!;

    private static IEnumerable<string> Shipped() =>
        File.ReadAllLines(Repository.PathOf("tests", "PerfBot.Tests", "Architecture", "ShippedVerbs.txt")).Where(line => line.Length > 0 && line[0] != '#');

    private static IEnumerable<string> Repeated(IEnumerable<Type> payloads) => payloads.GroupBy(VerbOf).Where(g => g.Count() > 1).Select(g => g.Key);

    private static IEnumerable<string> WithoutOneHandler(IEnumerable<Type> payloads, IReadOnlyList<HandlerEntry> handlers) =>
        from payload in payloads
        let count = handlers.Count(h => h.Request == payload)
        where count != 1
        select $"{VerbOf(payload)}: {count}";

    private static IEnumerable<string> Misplaced(Type handler, Type request)
    {
        if (request.IsAssignableTo(typeof(ISubmit)) && Folder(handler) != Folder(request))
        {
            yield return $"{handler.Name} is in {Folder(handler)}, its card in {Folder(request)}";
        }
    }

    private static string Folder(Type type) => type.Namespace!.Split('.')[^1];

    [GeneratedRegex("^[a-z-]+\\.[a-z-]+$")]
    private static partial Regex Form();

    private sealed record Planted : ISubmit
    {
        public static string Verb => "planted.verb";
    }

    private sealed record PlantedToo : ISubmit
    {
        public static string Verb => "planted.verb";
    }
}
