namespace PerfBot.Domain.Kernel;

/// <summary>A file that people wrote says something that no such file can.</summary>
/// <param name="Path">Where: a JSON path such as <c>$.stages[0].kind</c>, or a line and a position where the text is no JSON at all.</param>
/// <param name="Expected">What may stand there, in the words of the file.</param>
/// <param name="Got">What stands there, shortened.</param>
public sealed record DocumentUnreadable(string Path, string Expected, string Got) : Refusal;
