using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Reviews;

/// <summary>A number was expected.</summary>
/// <param name="Came">What was typed, shortened.</param>
public sealed record NotANumber(string Came) : Refusal;

/// <summary>The number lies outside what the line allows.</summary>
/// <param name="Lowest">The least, inclusive.</param>
/// <param name="Highest">The most, inclusive.</param>
/// <param name="Came">What came.</param>
public sealed record OutOfRange(decimal Lowest, decimal Highest, decimal Came) : Refusal;

/// <summary>More decimals than the two that points may have.</summary>
public sealed record TooManyDecimals(int Most, decimal Came) : Refusal;

/// <summary>Lines that need an answer have none yet.</summary>
/// <param name="Lines">Their names.</param>
public sealed record AnswersMissing(IReadOnlyList<Bilingual> Lines) : Refusal;

/// <summary>Some of what was typed could not be taken; each place says why.</summary>
public sealed record AnswersWrong(int Count) : Refusal;

/// <summary>A review without data for some lines cannot pass HR's stage.</summary>
/// <param name="Lines">Their names.</param>
public sealed record LinesMissing(IReadOnlyList<Bilingual> Lines) : Refusal;

/// <summary>The stage has nobody before it to return to.</summary>
public sealed record NothingBefore : Refusal;

/// <summary>The step asks for words and has none.</summary>
public sealed record CommentMissing : Refusal;
