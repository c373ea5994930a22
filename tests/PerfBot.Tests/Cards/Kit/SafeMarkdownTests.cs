using PerfBot.Cards.Kit;

namespace PerfBot.Tests.Cards.Kit;

public sealed class SafeMarkdownTests
{
    [Theory]
    [InlineData("**bold** and *italic* and _too_", "**bold** and _italic_ and _too_")]
    [InlineData("[words](https://example.com/a?b=1&c=2)", "[words](https://example.com/a?b=1&c=2)")]
    [InlineData("- one\n- two\n3. three", "- one\n- two\n3. three")]
    [InlineData("a\nb", "a\n\nb")]
    public void The_safe_part_is_kept(string typed, string shown) => Assert.Equal(shown, SafeMarkdown.Of(typed));

    [Theory]
    [InlineData("[words](http://example.com)")]
    [InlineData("[words](javascript:alert)")]
    [InlineData("[words](https://a.b](https://c.d)")]
    [InlineData("<b>x</b>")]
    [InlineData("# big")]
    [InlineData("`code`")]
    [InlineData("![x](https://example.com/x.png)")]
    [InlineData("snake_case_name 2*3*4")]
    [InlineData("**open")]
    public void Everything_else_stands_there_as_it_was_typed(string typed)
    {
        var shown = SafeMarkdown.Of(typed);

        // Without the escapes it is the text itself, and nothing of it is left for Markdown but a safe link.
        Assert.Equal(typed, shown.Replace("\\", "", StringComparison.Ordinal));
        Assert.DoesNotContain("](http:", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("](javascript", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", shown.Replace("\\<", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.False(shown.StartsWith('#'));
    }

    [Fact]
    public void A_picture_does_not_slip_in_as_a_link_with_an_exclamation_mark() =>
        Assert.Equal("\\![x](https://example.com/x.png)", SafeMarkdown.Of("![x](https://example.com/x.png)"));

    [Fact]
    public void Signs_inside_of_bold_words_are_plain() => Assert.Equal("**a\\_b\\<c**", SafeMarkdown.Of("**a_b<c**"));
}
