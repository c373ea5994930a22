using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;

namespace PerfBot.Domain.Notices;

/// <summary>The notice asks for one of its answers, and none of them came.</summary>
public sealed record AnswerNotChosen : Refusal;

/// <summary>What one reader did with a notice: answered its question, confirmed that they have read it. One line a person, however often they press.</summary>
public sealed class NoticeReceipt
{
    private NoticeReceipt(NoticeId notice, EmployeeId reader)
    {
        Notice = notice;
        Reader = reader;
    }

    /// <summary>The notice.</summary>
    public NoticeId Notice { get; }

    /// <summary>The reader.</summary>
    public EmployeeId Reader { get; }

    /// <summary>When they confirmed; null until then.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>How many wrong answers they gave before the right one.</summary>
    public int WrongAnswers { get; private set; }

    /// <summary>The first reaction of <paramref name="reader"/>.</summary>
    public static NoticeReceipt Of(NoticeId notice, EmployeeId reader) => new(notice, reader);

    /// <summary>The reader presses the button.</summary>
    /// <param name="question">What the notice asks; null for nothing.</param>
    /// <param name="choice">The answer chosen, from 0; null for none.</param>
    /// <param name="at">When.</param>
    /// <returns>Whether it is confirmed now. A wrong answer is counted and may be corrected.</returns>
    /// <exception cref="RefusedException"><see cref="AnswerNotChosen"/>.</exception>
    public bool Confirm(NoticeQuestion? question, int? choice, DateTimeOffset at)
    {
        if (ConfirmedAt is not null)
        {
            return true;
        }

        if (question is not null && (choice is not { } c || c < 0 || c >= question.Choices.Count))
        {
            throw new RefusedException(new AnswerNotChosen());
        }

        if (question is not null && choice != question.Right)
        {
            WrongAnswers++;
            return false;
        }

        ConfirmedAt = at;
        return true;
    }
}
