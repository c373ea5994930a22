using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Kernel;

/// <summary>Reads files that people send on the channel.</summary>
public interface IFileSource
{
    /// <summary>The longest file, in bytes: 20 MB, as much as the importers read.</summary>
    const int MaxBytes = Imports.TableLimits.FileBytes;

    /// <summary>The bytes that lie at <paramref name="url"/>.</summary>
    /// <exception cref="RefusedException"><see cref="FileNotFetched"/>, or <see cref="FileTooLarge"/> with <paramref name="name"/>.</exception>
    Task<byte[]> ReadAsync(string name, string url, CancellationToken ct);
}
