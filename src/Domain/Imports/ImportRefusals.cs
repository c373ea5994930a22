using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Imports;

/// <summary>The file has no column headed <paramref name="Header"/>, which was chosen for <paramref name="Column"/>.</summary>
public sealed record ChosenColumnNotFound(PeopleColumn Column, string Header) : Refusal;

/// <summary>Why a file that a person sent could not be fetched from the channel.</summary>
public enum FetchFault
{
    /// <summary>The address is not one that files are read from.</summary>
    AddressRefused,

    /// <summary>A web page lies there and not a file: some phones send a link for sharing.</summary>
    NotAFile,

    /// <summary>The address does not answer, or not any more.</summary>
    Unavailable,
}

/// <summary>The file could not be fetched from the channel.</summary>
public sealed record FileNotFetched(FetchFault Fault) : Refusal;

/// <summary>The file has been imported already, has been kept for a day, or was never the caller's.</summary>
public sealed record UploadGone : Refusal;

/// <summary>One message brought <paramref name="Got"/> files; at most <paramref name="Most"/> are taken.</summary>
public sealed record TooManyFiles(int Most, int Got) : Refusal;

/// <summary>There is no mapping of that name.</summary>
public sealed record MappingNotFound(string Name) : Refusal;

/// <summary>The files fit several mappings, <paramref name="Names"/>: one has to be named.</summary>
public sealed record MappingUncertain(IReadOnlyList<string> Names) : Refusal;

/// <summary>Nobody can tell what the file is: it is no sheet of readings, and no mapping has its columns.</summary>
public sealed record FileNotRecognised(string File) : Refusal;
