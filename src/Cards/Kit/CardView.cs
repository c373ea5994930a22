using System.Text.Json;

namespace PerfBot.Cards.Kit;

/// <summary>A card in the words of PerfBot, before any chat tool's JSON.</summary>
/// <param name="Summary">What a phone's lock screen shows. Never a score, a grade or pay.</param>
/// <param name="Body">The content from top to bottom.</param>
/// <param name="Buttons">At most six; a person sees no more in a row.</param>
public sealed record CardView(string Summary, IReadOnlyList<Element> Body, IReadOnlyList<Button> Buttons);

/// <summary>A piece of a card's content.</summary>
public abstract record Element;

/// <summary>How important or how good something is.</summary>
public enum Tone
{
    /// <summary>Ordinary.</summary>
    Default,

    /// <summary>In the background.</summary>
    Subtle,

    /// <summary>The accent colour.</summary>
    Accent,

    /// <summary>Good news.</summary>
    Good,

    /// <summary>Look here.</summary>
    Warning,

    /// <summary>Something is wrong.</summary>
    Attention,
}

/// <summary>The card's heading, with an optional line below.</summary>
public sealed record Title(string Text, string? Below = null) : Element;

/// <summary>A heading inside the card.</summary>
public sealed record Heading(string Text) : Element;

/// <summary>A paragraph. <paramref name="Text"/> is plain: everything that a client would read as Markdown is escaped.</summary>
public sealed record Paragraph(string Text, Tone Tone = Tone.Default, bool Strong = false) : Element;

/// <summary>A line in a coloured box that must be seen: a refusal, a return reason, a success.</summary>
public sealed record Callout(string Text, Tone Tone) : Element;

/// <summary>Pairs of a label and a value.</summary>
public sealed record Facts(IReadOnlyList<(string Label, string Value)> Pairs) : Element;

/// <summary>A figure shown large, with its label: the total of a result.</summary>
public sealed record Figures(IReadOnlyList<(string Label, string Value, Tone Tone)> Items) : Element;

/// <summary>A table with a header; the first column is the widest. At most four columns stay readable on a phone.</summary>
public sealed record Grid(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) : Element;

/// <summary>A row for a person or a thing, with what is the case on the right and buttons below it.</summary>
/// <param name="Text">The person or the thing.</param>
/// <param name="Below">More about it.</param>
/// <param name="Aside">What is the case; a low row has one.</param>
/// <param name="AsideTone">How that looks.</param>
/// <param name="Buttons">What can be done.</param>
/// <param name="IsLow">Whether the buttons stand on the right as well, so that a long list stays short. For one short button.</param>
public sealed record Row(string Text, string? Below, string? Aside, Tone AsideTone, IReadOnlyList<Button> Buttons, bool IsLow = false) : Element;

/// <summary>How far something is: done of all.</summary>
public sealed record Progress(string Label, int Done, int All) : Element;

/// <summary>A group set apart by a line above.</summary>
public sealed record Group(IReadOnlyList<Element> Items) : Element;

/// <summary>What somebody wrote in Markdown: the safe part of it is shown as such, everything else as it was typed.</summary>
public sealed record RichText(string Markdown) : Element;

/// <summary>A picture.</summary>
/// <param name="Url">Where it lies, https.</param>
/// <param name="Alt">What a screen reader says.</param>
public sealed record Picture(string Url, string Alt) : Element;

/// <summary>Buttons that lead to pages.</summary>
public sealed record Links(IReadOnlyList<(string Text, string Url)> Items) : Element;
/// <summary>A button that opens an address in the browser.</summary>
public sealed record Link(string Text, Uri Address) : Element;

/// <summary>A field for text.</summary>
public sealed record TextInput(string Id, string Label, string? Value = null, string? Placeholder = null, int MaxLength = 2000, bool IsLong = true, bool IsRequired = false, string? Missing = null) : Element;

/// <summary>A field for a number.</summary>
public sealed record NumberInput(string Id, string Label, string? Value = null, string? Placeholder = null) : Element;

/// <summary>A field for a day, which travels as <c>2026-01-31</c>.</summary>
public sealed record DateInput(string Id, string Label, DateOnly? Value = null, DateOnly? Earliest = null, DateOnly? Latest = null, bool IsRequired = false, string? Missing = null) : Element;

/// <summary>One of several choices, or several of them.</summary>
public sealed record ChoiceInput(string Id, string Label, IReadOnlyList<(string Value, string Text)> Choices, string? Value = null, bool IsMany = false, bool IsExpanded = false, bool IsRequired = false, string? Missing = null, string? Placeholder = null) : Element;

/// <summary>How a button looks.</summary>
public enum ButtonStyle
{
    /// <summary>Ordinary.</summary>
    Default,

    /// <summary>What most people press.</summary>
    Primary,

    /// <summary>It takes something away.</summary>
    Destructive,
}

/// <summary>A button: its text and the payload that it sends.</summary>
public abstract record Button(string Text, ButtonStyle Style, bool SendsInputs)
{
    /// <summary>The payload's verb.</summary>
    public abstract string Verb { get; }

    /// <summary>The payload.</summary>
    public abstract object Payload { get; }

    /// <summary>A button that sends <paramref name="payload"/> together with the card's inputs.</summary>
    public static Button For<T>(string text, T payload, ButtonStyle style = ButtonStyle.Default)
        where T : ISubmit => new Of<T>(text, payload, style, SendsInputs: true);

    /// <summary>A button that leads elsewhere: the card's inputs are neither checked nor sent.</summary>
    public static Button To<T>(string text, T payload, ButtonStyle style = ButtonStyle.Default)
        where T : IShow => new Of<T>(text, payload, style, SendsInputs: false);

    /// <summary>A button that does something of its own, such as removing a row: the card's inputs are neither checked nor sent.</summary>
    public static Button Alone<T>(string text, T payload, ButtonStyle style = ButtonStyle.Default)
        where T : ISubmit => new Of<T>(text, payload, style, SendsInputs: false);

    /// <summary>A button that sends once more what a button sent before, with the inputs of then.</summary>
    /// <param name="text">The button's text.</param>
    /// <param name="verb">The verb of then.</param>
    /// <param name="sent">An object: the data of then.</param>
    public static Button Again(string text, string verb, JsonElement sent) => new Repeat(text, verb, sent);

    private sealed record Repeat(string Text, string SentVerb, JsonElement Sent) : Button(Text, ButtonStyle.Primary, SendsInputs: false)
    {
        public override string Verb => SentVerb;

        public override object Payload => Sent;
    }

    private sealed record Of<T>(string Text, T Sent, ButtonStyle Style, bool SendsInputs) : Button(Text, Style, SendsInputs)
        where T : ISubmit
    {
        public override string Verb => T.Verb;

        public override object Payload => Sent!;
    }
}
