namespace DeviceMailer.SystemTests.Mail;

/// <summary>A message as a server has stored it.</summary>
/// <param name="Result">What the device says became of it.</param>
/// <param name="Command">MAIL.</param>
/// <param name="Stored">Its bytes.</param>
/// <param name="Python">What Python's email package finds in it.</param>
/// <param name="Mailparser">What mailparser finds in it.</param>
internal sealed record DeliveredMail(string Result, string Command, byte[] Stored, string Python, string Mailparser);
