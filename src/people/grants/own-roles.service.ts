import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { Role } from '../role.js';

/** One of a person's roles, with the names by which he or she tells them apart. */
export interface OwnRole {
  grantId: string;
  role: Role;
  cityId: number;
  cityCode: string;
  cityName: string;
  employerId: string | null;
  merchantId: string | null;
  shopId: string | null;
  employeeId: string | null;
  employerName: string | null;
  merchantName: string | null;
  shopName: string | null;
}

@Injectable()
export class OwnRolesService {
  constructor(private readonly transactions: Transactions) {}

  /** The open roles of an account in all cities, the oldest first. */
  of(accountId: string): Promise<OwnRole[]> {
    return this.transactions.query<OwnRole>(
      `select grant_id as "grantId", role, city_id as "cityId", city_code as "cityCode", city_name as "cityName",
              employer_id as "employerId", merchant_id as "merchantId", shop_id as "shopId",
              employee_id as "employeeId", employer_name as "employerName", merchant_name as "merchantName",
              shop_name as "shopName"
         from people.roles_of($1)`,
      [accountId],
    );
  }
}
