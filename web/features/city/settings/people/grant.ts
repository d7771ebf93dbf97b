export interface Grant {
  id: string;
  name: string;
}
