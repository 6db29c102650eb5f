namespace DeviceMailer.VirtualBoard.Session;

/// <summary>An output of the device, as the settings describe it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pin">Its pin.</param>
/// <param name="IsActiveLow">True: the pin is low when it is on.</param>
public sealed record OutputView(string Name, int Pin, bool IsActiveLow);
