using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PerfBot.Domain.Formulas;
using PerfBot.Domain.Scoring;

namespace PerfBot.Bot.Commands;

/// <summary>
/// <c>score FILE</c>, or <c>score -</c> for standard input: scores the documents in a file and prints the answers. A what-if
/// tool for HR's analysts, and the engine's plain door for checking it against a spreadsheet.
/// </summary>
internal static class ScoreCommand
{
    /// <summary>The exit code where a file is refused. Nothing is on standard output then.</summary>
    public const int Refused = 2;

    /// <summary>Runs the command as the process was given it, the word <c>score</c> included.</summary>
    public static int Run(string[] args)
    {
        using var output = Console.OpenStandardOutput();
        using var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (args is not ["score", var file])
        {
            error.WriteLine("Usage: score FILE, or score - to read standard input. | 用法：score 文件，或 score - 从标准输入读取。");
            return Refused;
        }

        try
        {
            using var input = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
            return Run(input, output, error);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{file}: cannot be read. | 无法读取。");
            return Refused;
        }
    }

    /// <summary>Scores the document, or the array of documents, in <paramref name="input"/>.</summary>
    /// <returns>0, or <see cref="Refused"/> with one line on <paramref name="error"/> for each thing that is wrong.</returns>
    public static int Run(Stream input, Stream output, TextWriter error)
    {
        try
        {
            using var document = JsonDocument.Parse(input);
            var answer = Answer(new JsonPlace(document.RootElement, "$"));
            output.Write(answer);
            return 0;
        }
        catch (JsonException notJson)
        {
            var at = $"{notJson.LineNumber + 1}:{notJson.BytePositionInLine + 1}";
            error.WriteLine($"$: This is not JSON, at line and byte {at}. | 不是有效的 JSON，位置（行:字节）{at}。");
        }
        catch (RefusedDocumentException refused)
        {
            foreach (var problem in refused.Problems)
            {
                error.WriteLine($"{problem.Path}: {problem.Words.En} | {problem.Words.Zh}");
            }
        }

        error.Flush();
        return Refused;
    }

    private static byte[] Answer(JsonPlace place)
    {
        var book = new FormulaBook();
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            if (place.IsArray)
            {
                WriteAll(json, place.Items(), book);
            }
            else
            {
                ScoreAnswer.Write(json, ScoreDocument.Score(place, book));
            }
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void WriteAll(Utf8JsonWriter json, List<JsonPlace> documents, FormulaBook book)
    {
        var scores = new List<Score>(documents.Count);
        var problems = new List<DocumentProblem>();
        foreach (var document in documents)
        {
            try
            {
                scores.Add(ScoreDocument.Score(document, book));
            }
            catch (RefusedDocumentException refused)
            {
                problems.AddRange(refused.Problems);
            }
        }

        if (problems.Count > 0)
        {
            throw new RefusedDocumentException(problems);
        }

        json.WriteStartArray();
        scores.ForEach(score => ScoreAnswer.Write(json, score));
        json.WriteEndArray();
    }
}
