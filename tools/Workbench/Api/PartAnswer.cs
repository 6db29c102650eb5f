namespace DeviceMailer.Workbench.Api;

/// <summary>A part of a mail; <c>/mail-content/{id}/parts/{number}</c> has its bytes.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Type">Its media type.</param>
/// <param name="FileName">The name it was sent under; empty: none.</param>
/// <param name="Bytes">Its size, decoded.</param>
internal sealed record PartAnswer(int Number, string Type, string FileName, int Bytes);
