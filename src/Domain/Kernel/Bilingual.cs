namespace PerfBot.Domain.Kernel;

/// <summary>A text that people read, in both languages: written by a customer, or shipped.</summary>
/// <param name="En">The text in American English.</param>
/// <param name="Zh">The text in simplified Chinese.</param>
public sealed record Bilingual(string En, string Zh)
{
    /// <summary>A text that is the same in both languages, such as a name of one's own or one that was never translated.</summary>
    public static Bilingual Of(string text) => new(text, text);
}
