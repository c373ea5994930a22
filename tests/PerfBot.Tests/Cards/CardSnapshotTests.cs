using System.Globalization;
using System.Text.Json;
using PerfBot.Cards.Kit;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards;

/// <summary>Every example card in every language: as it was approved, and within what the channel takes.</summary>
public sealed class CardSnapshotTests : IDisposable
{
    /// <summary>The channel refuses larger messages; this leaves room for the envelope.</summary>
    private const int LargestCard = 28 * 1024;

    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    // A culture with other separators and other month names than either language: what is formatted by the server's culture shows.
    public CardSnapshotTests() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");

    public static TheoryData<string, string> InEveryLanguage => Examples.InEveryLanguage();

    public void Dispose() => CultureInfo.CurrentCulture = _before;

    [Theory]
    [MemberData(nameof(InEveryLanguage))]
    public void Looks_as_approved_in_every_language(string example, string language)
    {
        var card = AdaptiveCardWriter.Write(Examples.All[example], Language.For(language));

        DrawnCards.Keep($"{example}.{language}", card);
        Snapshot.Matches(card, $"{example}.{language}");
    }

    [Theory]
    [MemberData(nameof(InEveryLanguage))]
    public void Keeps_what_the_channel_asks_for(string example, string language)
    {
        var card = AdaptiveCardWriter.Write(Examples.All[example], Language.For(language));
        var json = JsonElement.Parse(card);

        Assert.InRange(card.Length, 1, LargestCard);
        Assert.Equal("AdaptiveCard", json.GetProperty("type").GetString());
        Assert.Equal("1.5", json.GetProperty("version").GetString());
        Assert.Equal(language[..2], json.GetProperty("lang").GetString());
        Assert.False(string.IsNullOrWhiteSpace(json.GetProperty("fallbackText").GetString()));
        Assert.Empty(ButtonProblems(json));
    }

    [Theory]
    [MemberData(nameof(InEveryLanguage))]
    public void Tells_a_lock_screen_neither_scores_nor_grades_nor_pay(string example, string language)
    {
        var summary = Examples.All[example].Render(Language.For(language)).Summary;

        Assert.False(string.IsNullOrWhiteSpace(summary));
        Assert.Empty(Told(summary));
    }

    [Fact]
    public void A_summary_with_a_score_a_grade_or_pay_is_found()
    {
        Assert.All(new[] { "您的总分为 92.5", "Your total is 88", "等级：优秀", "Grade: Excellent", "奖金 3000 元", "Your bonus is ready" }, s => Assert.NotEmpty(Told(s)));
    }

    [Theory]
    [InlineData("""{"type":"Action.Execute","verb":"a.b","data":{"verb":"a.b"}}""")]
    [InlineData("""{"type":"Action.Execute","verb":"a.b","data":{"verb":"a.b"},"fallback":{"type":"Action.Submit","data":{"verb":"a.c"}}}""")]
    [InlineData("""{"type":"Action.Execute","verb":"a.b","data":{},"fallback":{"type":"Action.Submit","data":{}}}""")]
    [InlineData("""{"type":"Action.Execute","verb":"a.b","data":{"verb":"a.b","key":1},"fallback":{"type":"Action.Submit","data":{"verb":"a.b","key":1}}}""")]
    public void A_button_that_an_older_client_cannot_send_is_found(string button) =>
        Assert.NotEmpty(ButtonProblems(JsonElement.Parse($$"""{"body":[{"actions":[{{button}}]}]}""")));

    /// <summary>What a summary must not hold: numbers other than counts, grades, words about scores and pay.</summary>
    private static IEnumerable<string> Told(string summary)
    {
        string[] words = ["总分", "得分", "等级", "工资", "薪", "奖金", "total", "grade", "salary", "bonus", " pay", .. Sample.Grades.SelectMany(g => new[] { g.Label!.En, g.Label.Zh })];
        return words.Where(word => summary.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> ButtonProblems(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().SelectMany(ButtonProblems);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        return element.TryGetProperty("type", out var type) && type.ValueEquals("Action.Execute")
            ? ProblemsOf(element)
            : element.EnumerateObject().SelectMany(p => ButtonProblems(p.Value));
    }

    private static IEnumerable<string> ProblemsOf(JsonElement button)
    {
        var (verb, data) = (button.GetProperty("verb").GetString()!, button.GetProperty("data"));
        if (!data.TryGetProperty("verb", out var sent) || sent.GetString() != verb)
        {
            yield return $"{verb}: the data does not name the verb";
        }

        if (data.TryGetProperty("key", out _))
        {
            yield return $"{verb}: a property called key kills the click in some clients";
        }

        if (!button.TryGetProperty("fallback", out var fallback) || !fallback.GetProperty("type").ValueEquals("Action.Submit") || fallback.GetProperty("data").GetRawText() != data.GetRawText())
        {
            yield return $"{verb}: no Action.Submit with the same data";
        }
    }
}
